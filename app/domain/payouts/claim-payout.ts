/** Decides, before the bank is asked anything, what may be asked about a payout: hand it over, look it up, or wait. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/kernel/command.ts";
import type { Tx } from "#app/domain/kernel/command.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { mayRepeat, nextLook } from "#app/domain/wallet/next-look.ts";
import { WATCH_SETTLED_HOURS } from "./apply-bank-fact.ts";
import { lockPayout } from "./move-payout.ts";
import type { LockedPayout } from "./move-payout.ts";

export type PayoutAsk = "submit" | "look_up" | "nothing";

const WAIT_FOR_MONEY_MS = 60_000;

/** What a payout says while our own bank account does not hold its amount yet. */
export const WAITS_FOR_MONEY = "Waiting for the card processor to pay the money out to our bank.";

/**
 * Takes the payout in hand when its time has come, so that two workers never ask at once, and says what to ask. The same
 * key is sent again for 20 hours at most; after that the bank is asked first whether it knows the payout.
 */
export async function claimPayout(payoutId: string): Promise<PayoutAsk> {
  const spec = { name: "payouts.claim", actor: CLOCK, key: newFormKey(), input: { payoutId } };
  const { answer } = await command(spec, async (tx) => {
    const payout = await lockPayout(tx, { id: payoutId });
    if (payout === undefined || payout.nextAt === null || payout.nextAt > tx.command.at)
      return { ask: "nothing" as const };
    const first = payout.state === "queued" && payout.submittedAt === null;
    if (first && !(await bankCovers(tx, payout))) return waitForMoney(tx, payout);
    return take(tx, payout, askAbout(payout, tx.command.at));
  });
  return answer.ask;
}

function askAbout(payout: LockedPayout, at: Date): PayoutAsk {
  if (payout.state === "queued" || payout.state === "unknown")
    return mayRepeat(payout.submittedAt ?? at, at) ? "submit" : "look_up";
  return payout.state === "submitted" || payout.state === "settled" ? "look_up" : "nothing";
}

async function take(tx: Tx, payout: LockedPayout, ask: PayoutAsk): Promise<{ ask: PayoutAsk }> {
  const { at } = tx.command;
  const end = hoursAfter(payout.settledAt ?? at, WATCH_SETTLED_HOURS);
  const nextAt =
    payout.state !== "settled"
      ? nextLook(payout.attempts + 1, at)
      : end > at
        ? hoursAfter(at, 24)
        : null;
  await tx.sql`
    update payouts set attempts = attempts + 1, next_at = ${nextAt}, submitted_at = coalesce(submitted_at, ${at}),
      failure = case when failure = ${WAITS_FOR_MONEY} then null else failure end, command_id = ${tx.command.id}
    where id = ${payout.id}`;
  // The minutely round would find it too; this way nobody waits for the full minute.
  const soon = payout.state !== "settled" && nextAt !== null;
  if (soon)
    await requestJob(
      tx,
      "submit-payout",
      { payoutId: payout.id },
      { key: `submit-payout:${payout.id}`, runAt: nextAt },
    );
  return { ask };
}

/** The bank account never promises more than it holds: what was handed over and not settled yet is spoken for. */
async function bankCovers(tx: Tx, payout: LockedPayout): Promise<boolean> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`bank:${payout.currency}`}, 0))`;
  const [spoken] = await tx.sql<{ micros: bigint }[]>`
    select coalesce(sum(amount_micros), 0)::bigint as micros from payouts
    where currency = ${payout.currency} and state in ('queued', 'submitted', 'unknown') and submitted_at is not null`;
  const held = await balance("bank", PLATFORM, payout.currency, tx.sql);
  return held - (spoken?.micros ?? 0n) >= payout.amountMicros;
}

async function waitForMoney(tx: Tx, payout: LockedPayout): Promise<{ ask: PayoutAsk }> {
  await tx.sql`
    update payouts set next_at = ${new Date(tx.command.at.getTime() + WAIT_FOR_MONEY_MS)}, failure = ${WAITS_FOR_MONEY},
      command_id = ${tx.command.id} where id = ${payout.id}`;
  return { ask: "nothing" };
}

/** Ids of payouts whose time to look has come, the longest waiting first. */
export async function duePayouts(limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payouts where next_at <= ${nowDate()} order by next_at, id limit ${limit}`;
  return rows.map((row) => row.id);
}
