/** Staff are told of wrong books: once a day for the same findings. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Verification } from "#app/domain/proof/verify.ts";
import { sayWhenWrong } from "#app/domain/proof/say-when-wrong.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = movingClock();

/** A proof that found one row against the check of this name. */
function finding(name: string, kind: "violation" | "warning" = "violation"): Verification {
  const check = { name, kind, found: 1 };
  return { healthy: kind === "warning", checks: [check] } as unknown as Verification;
}

const told = (note: string) => sql`
  select count(*)::int as times from events where name = 'books.wrong' and payload->>'note' = ${note}`;

changesOnce("say that the books are wrong", async () => {
  const name = newFormKey().replaceAll(/[^a-z]/g, "");
  return {
    call: () => sayWhenWrong(finding(name)),
    effect: () => told(name),
    once: [{ times: 1 }],
  };
});

test("the same findings are told again on the next day, other findings at once, and warnings never", async () => {
  clock.forward({});
  for (const hours of [0, 0, 24]) {
    clock.forward({ hours });
    await sayWhenWrong(finding("cents-are-missing"));
  }
  await sayWhenWrong(finding("cents-are-double"));
  await sayWhenWrong(finding("cents-are-odd", "warning"));
  expect(await told("cents are missing")).toEqual([{ times: 2 }]);
  expect(await told("cents are double")).toEqual([{ times: 1 }]);
  const [all] = await sql`select count(*)::int as times from events where name = 'books.wrong'`;
  // Two from the tests before, two of the same findings, one of the others.
  expect(all).toEqual({ times: 5 });
});
