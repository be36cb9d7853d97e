/** "This was not me": one press freezes payouts and ends sessions and tokens, also twice at once and for suspended people. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { freezeByLink, freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { choosePreferences } from "#app/domain/payouts/preferences.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { addTotp } from "#app/domain/security/add-totp.ts";
import { codeAt, newSeed } from "#app/domain/security/totp-code.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { notMePage } from "#app/domain/security/not-me-link.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { openRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce, happensOnce } from "#tests/kit/one-effect.ts";
import {
  eventsOf,
  PLACE,
  recoverToken,
  tokenFor,
  waitingRecovery,
} from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
const clock = useMovedClock();
const newcomer = () => person(`p-${newFormKey().slice(0, 8)}`);

/** A person whose payout settings were changed, and the token in the mail about it. */
async function changed(): Promise<{ who: UserActor; token: string }> {
  const who = await newcomer();
  const threshold = { micros: 9_000_000n, currency: "USD" as const };
  await choosePreferences(who, { threshold, automatic: true, key: newFormKey() });
  return { who, token: await tokenFor(who.id, "not_me") };
}

const frozen = async (userId: string) =>
  (await eventsOf(userId)).filter((name) => name === "account.payouts_frozen").length;

changesOnce("freeze by the link of a mail", async () => {
  const { who, token } = await changed();
  return { call: () => freezeByLink(token, PLACE), effect: () => frozen(who.id), once: 1 };
});

happensOnce("freeze one's own payouts", async () => {
  const who = await newcomer();
  return {
    call: (key) => freezeOwn(who, { key }),
    effect: () => frozen(who.id),
    once: 1,
    second: "done",
    both: 2,
  };
});

test("the link says what happened, and its press freezes without end, ends sessions and tokens, and calls back payouts", async () => {
  const who = await person("lin");
  await earned(await person("ada"), who, 100_000_000n);
  const methodId = await payoutAccount(who);
  const session = await startSession(who.id, "password", PLACE);
  const program = await tokenOf({ ...who, place: PLACE });
  const token = await tokenFor(who.id, "not_me");
  expect(await notMePage({ token })).toMatchObject({
    event: "account.token_made",
    place: "in Firefox on Linux, from 203.0.113.9",
    usedAt: null,
  });
  const { answer } = await withdraw(who, { amount: USD(9_000_000n), methodId, key: newFormKey() });
  expect(await restOf(who.id)).not.toMatchObject({ until: null });
  expect((await freezeByLink(token, PLACE)).answer).toEqual({ sessionsEnded: 1, tokensEnded: 1 });
  expect(await restOf(who.id)).toMatchObject({ until: null });
  expect(await findSession(session.token)).toBeNull();
  expect((await refusalOf(openToken(program, ""))).code).toBe("token_revoked");
  expect(await payoutState(answer.payoutId)).toBe("failed");
  expect((await notMePage({ token }))?.usedAt).not.toBeNull();
});

test("a link of another purpose, an unknown one and one of 30 days ago are refused; the link of a notice needs its person", async () => {
  const { who, token } = await changed();
  const code = async (text: string) => (await refusalOf(freezeByLink(text, PLACE))).code;
  expect(await code(await recoverToken(who.id))).toBe("link_invalid");
  expect(await code("")).toBe("link_invalid");
  expect(await notMePage({ linkId: "lnk_none", userId: who.id })).toBeNull();
  clock.pass(30 * 24);
  expect(await code(token)).toBe("link_invalid");
  expect(await notMePage({ token })).toBeNull();
  expect(await frozen(who.id)).toBe(0);
});

test("the link of a recovery's mail stops the recovery, too", async () => {
  const who = await newcomer();
  await waitingRecovery(who.id);
  await freezeByLink(await tokenFor(who.id, "not_me"), PLACE);
  expect(await openRecovery(who.id)).toBeNull();
  expect(await restOf(who.id)).toMatchObject({ until: null });
});

test("the payouts of a suspended person are frozen by the link as well", async () => {
  const { who, token } = await changed();
  const staff = await person("sol", "staff");
  await suspend(staff, { userId: who.id, reason: "Spam", key: newFormKey() });
  await freezeByLink(token, PLACE);
  expect(await restOf(who.id)).toMatchObject({ until: null });
});

/** A thief with the password adds an app; the owner's mail about it is there. */
async function appAdded(): Promise<{ who: UserActor; token: string }> {
  const who = await newcomer();
  const seed = newSeed();
  await addTotp(who, { seed, code: codeAt(seed, nowDate()), key: newFormKey() });
  return { who, token: await tokenFor(who.id, "not_me") };
}

const NO_FACTOR = { totp: false, codes: 0, passkeys: 0 };

test("the mailed link about an added factor takes it off again with its codes, so that a thief cannot stop a recovery", async () => {
  const { who, token } = await appAdded();
  expect(await waysOf(who.id)).toMatchObject({ totp: true, codes: 10 });
  await freezeByLink(token, PLACE);
  expect(await waysOf(who.id)).toMatchObject(NO_FACTOR);
  expect(await eventsOf(who.id)).toContain("account.factor_changed");
});

test("a factor that was there before the event stays when “this was not me” is pressed", async () => {
  const { who } = await appAdded();
  clock.pass(1);
  const threshold = { micros: 9_000_000n, currency: "USD" as const };
  await choosePreferences(who, { threshold, automatic: true, key: newFormKey() });
  await freezeByLink(await tokenFor(who.id, "not_me"), PLACE);
  expect(await waysOf(who.id)).toMatchObject({ totp: true, codes: 10 });
});

test("a link of more than 72 hours ago takes off no factor, because a thief of the mailbox may hold it", async () => {
  const { who, token } = await appAdded();
  clock.pass(73);
  await freezeByLink(token, PLACE);
  expect(await waysOf(who.id)).toMatchObject({ totp: true });
});

test("in a session the button takes off no factor: a stolen session must not end the owner's", async () => {
  const { who } = await appAdded();
  await freezeOwn(who, { key: newFormKey() });
  expect(await waysOf(who.id)).toMatchObject({ totp: true });
});
