/** "This was not me" keeps an account that a thief asked to close, by the mail's link and in a signed-in browser. */
import { expect, test } from "vitest";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { freezeAccountByLink, freezeOwnAccount } from "#app/domain/closings/freeze-account.ts";
import { keepable } from "#app/domain/closings/keep-account.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { liftFreeze } from "#app/domain/payouts/lift-freeze.ts";
import { sql } from "#app/domain/store/store.ts";
import { person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { eventsOf, PLACE, tokenFor } from "#tests/kit/recovery-scene.ts";
import { ask, plainPerson, stateOf } from "./closing-scene.ts";

useDatabase();
const clock = useMovedClock();

changesOnce("keep an account by the link “This was not me”", async () => {
  const who = await plainPerson();
  await ask(who);
  const token = await tokenFor(who.id, "not_me");
  const kept = async () => (await eventsOf(who.id)).filter((name) => name === "account.kept");
  return { call: () => freezeAccountByLink(token, PLACE), effect: kept, once: ["account.kept"] };
});

test("an account whose owner pressed “This was not me” is not closed once the payouts are released", async () => {
  const [who, staff] = [await plainPerson(), await person("sol", "staff")];
  const gigId = await sampleGig(who);
  await ask(who);
  const keep = await tokenFor(who.id, "keep_account");
  await freezeAccountByLink(await tokenFor(who.id, "not_me"), PLACE);
  await liftFreeze(staff, { userId: who.id, reason: "The owner called us.", key: newFormKey() });
  clock.pass(48);
  expect([await closeAccounts(), await stateOf(who), await keepable(keep)]).toEqual([
    0,
    "kept",
    null,
  ]);
  expect(await sql`select state from gigs where id = ${gigId}`).toEqual([{ state: "published" }]);
});

test("an account is kept by the freeze in a signed-in browser, too, and a freeze needs no closing", async () => {
  const who = await plainPerson();
  await freezeOwnAccount(who, { key: newFormKey() });
  await ask(who);
  await freezeOwnAccount(who, { key: newFormKey() });
  expect(await stateOf(who)).toBe("kept");
});
