/** A closing that a thief asked for: the owner says "this was not me", and the account is kept whatever happens afterwards. */
import { expect, test } from "vitest";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { freezeByLink, freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { liftFreeze } from "#app/domain/payouts/lift-freeze.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { PLACE, recoverToken, tokenFor } from "#tests/kit/recovery-scene.ts";
import { ask, plainPerson, stateOf } from "./closing-scene.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();

async function asked() {
  const who = await plainPerson();
  await ask(who);
  clock.pass(1);
  return who;
}

test("after “this was not me” the closing is called off, also when staff release the payouts before the clock looks", async () => {
  const [one, two, three] = [await asked(), await asked(), await asked()];
  await freezeOwn(one, { key: newFormKey() });
  await freezeOwn(three, { key: newFormKey() });
  await freezeByLink(await tokenFor(two.id, "not_me"), PLACE);
  const staff = await person("sol", "staff");
  for (const { id: userId } of [two, three])
    await liftFreeze(staff, { userId, reason: "Settled by phone.", key: newFormKey() });
  clock.pass(24);
  expect(await closeAccounts()).toBe(0);
  expect(await Promise.all([one, two, three].map(stateOf))).toEqual(["kept", "kept", "kept"]);
});

test("a new password by mail calls the closing off as well", async () => {
  const who = await asked();
  const token = await recoverToken(who.id);
  const wish = { token, newPassword: "eight silver spoons", proof: { code: "" }, place: PLACE };
  await finishRecovery({ ...wish, key: newFormKey() });
  clock.pass(200);
  expect(await closeAccounts()).toBe(0);
  expect(await stateOf(who)).toBe("kept");
});
