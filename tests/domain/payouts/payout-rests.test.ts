/** Rests of payouts: what starts one, what it holds back, and how long. */
import { beforeEach, expect, test } from "vitest";
import { CLOCK, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { claimPayout } from "#app/domain/payouts/claim-payout.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { walletPage } from "#app/domain/payouts/wallet-page.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { restOf, restPayouts } from "#app/domain/security/payout-rests.ts";
import type { PayoutRest } from "#app/domain/security/payout-rests.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { earned, payoutAccount, USD } from "#tests/kit/money-story.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
useQuickPasswords({ signInTries: 9 });
const reason = "Your password was changed.";
let count = 0;
let lin: UserActor;
let methodId: string;

beforeEach(async () => {
  count += 1;
  lin = await person(`lin${count}`);
  await earned(await person(`ada${count}`), lin, 10_000_000n);
  methodId = await payoutAccount(lin);
});

async function rest(userId: string, wanted: PayoutRest): Promise<PayoutRest | null> {
  const key = newFormKey();
  const spec = { name: "test.rest" as const, actor: OPERATOR, key, input: { userId } };
  await command(spec, async (tx) => {
    await restPayouts(tx, userId, wanted);
    return {};
  });
  return restOf(userId);
}

const hours = (many: number) => hoursAfter(nowDate(), many);
const ask = () => withdraw(lin, { amount: USD(9_000_000n), methodId, key: newFormKey() });

test("while payouts rest, nothing is withdrawn and nothing is swept; the wallet says why and until when", async () => {
  const until = hours(72);
  await rest(lin.id, { until, reason });
  const refusal = await refusalOf(ask());
  expect(refusal.code).toBe("payouts_resting");
  expect(refusal.facts).toEqual({ rests_until: until.toISOString() });
  expect(refusal.message).toContain("Your password was changed. So that a thief");
  expect(await sweep(CLOCK)).toBe(0);
  const { outlook } = (await walletPage(lin)).purses[0] ?? {};
  expect(outlook?.reason).toBe("resting");
  expect(outlook?.forecast?.at.getTime()).toBeGreaterThanOrEqual(until.getTime());
});

test("after a rest, the sweep pays", async () => {
  await rest(lin.id, { until: hours(-1), reason });
  expect(await restOf(lin.id)).toBeNull();
  expect(await sweep(CLOCK)).toBe(1);
});

test("a shorter rest does not end a longer one, and no rest ends one without an end", async () => {
  const long = hours(72);
  await rest(lin.id, { until: long, reason: "a" });
  expect(await rest(lin.id, { until: hours(1), reason: "b" })).toEqual({
    until: long,
    reason: "a",
  });
  expect(await rest(lin.id, { until: null, reason: "c" })).toEqual({ until: null, reason: "c" });
  expect(await rest(lin.id, { until: hours(99), reason: "d" })).toEqual({
    until: null,
    reason: "c",
  });
});

test("a payout that was not sent yet waits while its person's payouts are stopped", async () => {
  const { payoutId } = (await ask()).answer;
  await rest(lin.id, { until: null, reason });
  expect(await claimPayout(payoutId)).toBe("nothing");
  const [row] = await database.owner`select state, failure from payouts where id = ${payoutId}`;
  expect(row).toEqual({
    state: "queued",
    failure: "Waiting: the payouts of this account are stopped.",
  });
  const spec = { name: "test.lift" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async ({ sql, command: { id, at } }) => {
    await sql`update payout_rests set until = ${at}, command_id = ${id} where user_id = ${lin.id}`;
    await sql`update payouts set next_at = ${at}, command_id = ${id} where id = ${payoutId}`;
    return {};
  });
  expect(await claimPayout(payoutId)).toBe("submit");
});

test("a new password rests payouts for 72 hours", async () => {
  const actor = await member("changing");
  const passwords = { oldPassword: PASSWORD, newPassword: "eight silver spoons" };
  await changePassword(actor, { ...passwords, sessionId: "ses_none", key: newFormKey() });
  const found = await restOf(actor.id);
  expect(found?.reason).toBe(reason);
  const left = (found?.until?.getTime() ?? 0) - nowDate().getTime();
  expect(Math.round(left / 3_600_000)).toBe(72);
});

test("a withdrawal that overtakes the change behind a rest is no fault of the books", async () => {
  const spec = { name: "test.rest" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await ask();
    await restPayouts(tx, lin.id, { until: hours(72), reason });
    return {};
  });
  expect(await restOf(lin.id)).not.toBeNull();
});
