/** The end of a freeze: a thief with session and password cannot reach it; its person can after a new password by mail, or staff. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { liftFreeze, unfreeze } from "#app/domain/payouts/lift-freeze.ts";
import { securityFile } from "#app/domain/payouts/security-file.ts";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { undoEmailChange } from "#app/domain/people/addresses/undo-email-change.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import {
  addFactor,
  PLACE,
  recoverToken,
  restUntil,
  tokenFor,
  waitingRecovery,
} from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();
const newcomer = () => person(`p-${newFormKey().slice(0, 8)}`);
const HOUR = 3_600_000;

async function frozen(): Promise<UserActor> {
  const who = await newcomer();
  await freezeOwn(who, { key: newFormKey() });
  clock.pass(1);
  return who;
}

async function recover({ id }: UserActor): Promise<void> {
  const token = await recoverToken(id);
  const proof = { code: "" };
  const newPassword = "eight silver spoons";
  await finishRecovery({ token, newPassword, proof, place: PLACE, key: newFormKey() });
}

async function signedIn({ id }: UserActor): Promise<UserActor> {
  const { token } = await startSession(id, "second_factor", PLACE);
  const found = await findSession(token);
  if (found === null) throw new Error("The session has just begun.");
  return found.signedIn.actor;
}

const codeOf = async (actor: UserActor) =>
  (await refusalOf(unfreeze(actor, { key: newFormKey() }))).code;

happensOnce("release one's own payouts", async () => {
  const who = await frozen();
  await recover(who);
  return {
    call: (key) => unfreeze(who, { key }),
    effect: async () => (await restUntil(who.id)) === null,
    once: false,
    second: "transition_refused",
  };
});

happensOnce("release a person's payouts", async () => {
  const who = await frozen();
  const staff = await person(`s-${newFormKey().slice(0, 8)}`, "staff");
  const reason = "Seen on video.";
  return {
    call: (key) => liftFreeze(staff, { userId: who.id, reason, key }),
    effect: async () => (await restUntil(who.id)) === null,
    once: false,
    second: "transition_refused",
  };
});

test.each(["before", "after"])(
  "a thief who moved the account to another address %s the freeze releases nothing by a password mailed there",
  async (when) => {
    const who = await newcomer();
    const move = async () => {
      const email = `thief-${newFormKey().slice(0, 8)}@example.test`;
      await changeEmail(who, { email, key: newFormKey() });
      const token = await tokenFor(who.id, "change_email");
      await finishEmailChange({ token, key: newFormKey() });
      clock.pass(1);
    };
    if (when === "before") await move();
    await freezeOwn(who, { key: newFormKey() });
    clock.pass(1);
    if (when === "after") await move();
    await recover(who);
    expect(await codeOf(who)).toBe("freeze_needs_recovery");
    // The owner takes the old address back; the mail that goes there counts.
    await undoEmailChange({ token: await tokenFor(who.id, "undo_email"), key: newFormKey() });
    clock.pass(1);
    await recover(who);
    await unfreeze(who, { key: newFormKey() });
  },
);

test("a thief with a fresh session, the password and an added factor does not release the payouts", async () => {
  const who = await frozen();
  await addFactor(who.id);
  expect(await codeOf(await signedIn(who))).toBe("freeze_needs_recovery");
  expect(await restOf(who.id)).toMatchObject({ until: null });
});

test("a new password by mail from before the freeze, or from before it was frozen again, does not count", async () => {
  const who = await newcomer();
  await recover(who);
  clock.pass(1);
  await freezeOwn(who, { key: newFormKey() });
  expect(await codeOf(who)).toBe("freeze_needs_recovery");
  clock.pass(1);
  await recover(who);
  clock.pass(1);
  await freezeOwn(who, { key: newFormKey() });
  expect(await codeOf(who)).toBe("freeze_needs_recovery");
});

test("after a new password by mail the release asks for a step-up, and payouts rest on for the rest of 72 hours", async () => {
  const who = await frozen();
  await recover(who);
  const at = nowDate().getTime();
  const session = await signedIn(who);
  clock.pass(1);
  expect(await codeOf(session)).toBe("step_up_required");
  await unfreeze(await signedIn(who), { key: newFormKey() });
  expect(await restUntil(who.id)).toEqual(new Date(at + 72 * HOUR));
});

test("a release does not end the rest of a recovery that waits", async () => {
  const who = await newcomer();
  await waitingRecovery(who.id);
  const rests = await restUntil(who.id);
  await freezeOwn(who, { key: newFormKey() });
  const staff = await person("sol", "staff");
  const input = { userId: who.id, reason: "Seen on video.", key: newFormKey() };
  await liftFreeze(staff, input);
  expect(await restUntil(who.id)).toEqual(rests);
});

test("staff release with a reason that is recorded; members, and staff about themselves, are refused", async () => {
  const [who, staff] = [await frozen(), await person("ray", "staff")];
  const wish = { userId: who.id, reason: "Seen on video.", key: newFormKey() };
  expect((await refusalOf(liftFreeze(who, wish))).code).toBe("not_found");
  expect((await refusalOf(liftFreeze(staff, { ...wish, userId: staff.id }))).code).toBe(
    "own_account",
  );
  expect((await securityFile(staff, who.id)).freeze).toMatchObject({ recovered: false });
  await liftFreeze(staff, wish);
  expect(await securityFile(staff, who.id)).toMatchObject({
    freeze: null,
    decisions: [{ what: "lift_freeze", reason: "Seen on video." }],
  });
  expect(await restOf(who.id)).toBeNull();
});

test("a rest from before the freeze, and one from a change during it, goes on after staff release the payouts", async () => {
  const staff = await person("sol2", "staff");
  const lift = async ({ id: userId }: UserActor) =>
    (await liftFreeze(staff, { userId, reason: "Seen on video.", key: newFormKey() })).answer;
  const [before, during] = [await newcomer(), await frozen()];
  await addFactor(before.id);
  clock.pass(1);
  await freezeOwn(before, { key: newFormKey() });
  await addFactor(during.id);
  clock.pass(1);
  const ago = (hours: number) => new Date(nowDate().getTime() + (72 - hours) * HOUR).toISOString();
  expect((await lift(before)).restsUntil).toBe(ago(2));
  expect((await lift(during)).restsUntil).toBe(ago(1));
});
