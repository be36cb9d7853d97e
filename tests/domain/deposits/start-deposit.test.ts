/** Begins a deposit: one for one form, before the processor is asked. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();

happensOnce("start a deposit", async () => {
  const who = await person(`buyer-${newFormKey().slice(0, 8)}`);
  const begun = { state: "created", amount_micros: 5_000_000n, return_to: "/gigs" };
  return {
    call: (key) => startDeposit(who, { amount: USD(5_000_000n), returnTo: "/gigs", key }),
    effect: () =>
      sql`select state, amount_micros, return_to from deposits where user_id = ${who.id}`,
    once: [begun],
    second: "done",
    both: [begun, begun],
  };
});

test("a deposit leads back to a path of ours, and to no other site", async () => {
  const who = await person("buyer");
  for (const returnTo of ["https://evil.example/", "//evil.example/", "/\\evil.example"])
    await startDeposit(who, { amount: USD(5_000_000n), returnTo, key: newFormKey() });
  const kept = await sql`select distinct return_to from deposits where user_id = ${who.id}`;
  expect(kept).toEqual([{ return_to: null }]);
});
