/** Claims payouts before the bank is asked, and decides for each: submit, look up, or wait (decision 79). */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { sql } from "#app/domain/store/store.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { mayRepeat, nextPoll } from "#app/domain/deposits/next-poll.ts";
import { WATCH_SETTLED_HOURS } from "./apply-bank-fact.ts";
import { freeAtBank } from "./free-at-bank.ts";
import { lockPayouts } from "./move-payout.ts";
import type { LockedPayout } from "./move-payout.ts";

export type PayoutAsk = "submit" | "look_up" | "nothing";

/** The note of a payout that waits until our own bank account holds its amount. */
export const WAITS_FOR_MONEY = "Waiting for the card processor to send the money to our bank.";

/** The note of a payout that waits because its person stopped all payouts. */
const WAITS_FOR_OWNER = "Waiting: the payouts of this account are stopped.";

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** Claims one payout; its next poll is scheduled to the second. */
export async function claimPayout(payoutId: string): Promise<PayoutAsk> {
  return (await claim([payoutId], true)).get(payoutId) ?? "nothing";
}

/** Claims a list of payouts; those locked elsewhere or not due are missing from the result. */
export function claimPayouts(payoutIds: string[]): Promise<Map<string, PayoutAsk>> {
  return claim(payoutIds, false);
}

/**
 * Locks due payouts, sets their next poll, so that two workers never ask at once, and decides what to ask. A payout is sent
 * again under its key for 20 hours at most; after that the bank is first asked whether it knows the payout.
 */
async function claim(payoutIds: string[], toTheSecond: boolean): Promise<Map<string, PayoutAsk>> {
  const spec = {
    name: "payouts.claim" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { payoutIds },
  };
  const { answer } = await command(spec, async (tx) => {
    await planAfresh(tx, payoutIds.length);
    const { at } = tx.command;
    const due = (await lockPayouts(tx, payoutIds)).filter(
      ({ nextAt }) => nextAt !== null && nextAt <= at,
    );
    const stopped = await stoppedPayouts(tx, due.filter(isFirst));
    const uncovered = await notCovered(
      tx,
      due.filter((payout) => isFirst(payout) && !stopped.has(payout.id)),
    );
    const waiting = stopped.union(uncovered);
    const taken = due.filter(({ id }) => !waiting.has(id));
    const those = (ids: Set<string>) => due.filter(({ id }) => ids.has(id));
    await Promise.all([
      take(tx, taken, toTheSecond),
      wait(tx, those(uncovered), WAITS_FOR_MONEY),
      wait(tx, those(stopped), WAITS_FOR_OWNER),
    ]);
    const asks = taken.map((payout) => [payout.id, askAbout(payout, at)] as const);
    return [...asks, ...[...waiting].map((id) => [id, "nothing"] as const)];
  });
  return new Map(answer);
}

function isFirst(payout: LockedPayout): boolean {
  return payout.state === "queued" && payout.submittedAt === null;
}

function askAbout(payout: LockedPayout, at: Date): PayoutAsk {
  if (payout.state === "queued" || payout.state === "unknown")
    return mayRepeat(payout.submittedAt ?? at, at) ? "submit" : "look_up";
  return payout.state === "submitted" || payout.state === "settled" ? "look_up" : "nothing";
}

function nextAt(payout: LockedPayout, at: Date): Date | null {
  if (payout.state !== "settled") return nextPoll(payout.attempts + 1, at);
  return hoursAfter(payout.settledAt ?? at, WATCH_SETTLED_HOURS) > at ? hoursAfter(at, 24) : null;
}

async function take(tx: Tx, payouts: LockedPayout[], toTheSecond: boolean): Promise<void> {
  if (payouts.length === 0) return;
  const { at } = tx.command;
  const rows = payouts.map((payout) => ({
    id: payout.id,
    state: payout.state,
    next_at: nextAt(payout, at),
  }));
  await tx.sql`
    update payouts p set attempts = attempts + 1, next_at = r.next_at, submitted_at = coalesce(submitted_at, ${at}),
      failure = case when failure in (${WAITS_FOR_MONEY}, ${WAITS_FOR_OWNER}) then null else failure end, command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, next_at timestamptz)
    where p.id = any(${rows.map(({ id }) => id)}::text[]) and p.id = r.id`;
  // The job of each minute would find it too; scheduling it avoids waiting for the full minute.
  if (!toTheSecond) return;
  for (const { id, state, next_at: runAt } of rows)
    if (state !== "settled" && runAt !== null)
      await requestJob(
        tx,
        "submit-payout",
        { payoutId: id },
        { key: `submit-payout:${id}`, runAt },
      );
}

/**
 * Never promises more than our bank account holds: payouts submitted and not settled count as spent. Computed once for the list,
 * first come first served. Returns the ids without cover.
 */
async function notCovered(tx: Tx, payouts: LockedPayout[]): Promise<Set<string>> {
  const uncovered = new Set<string>();
  const byCurrency = Map.groupBy(payouts, ({ currency }) => currency);
  // In a fixed order, because the advisory lock of each currency is held until the transaction ends.
  const currencies: Currency[] = [...byCurrency.keys()].toSorted();
  for (const currency of currencies) {
    const wanting = byCurrency.get(currency) ?? [];
    const wanted = wanting.reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
    let free = await freeAtBank(tx, currency, wanted);
    for (const { id, amountMicros } of wanting) {
      if (amountMicros <= free) free -= amountMicros;
      else uncovered.add(id);
    }
  }
  return uncovered;
}

/** Payouts, not yet sent, of people whose payouts were stopped without an end: "this was not me". */
async function stoppedPayouts(tx: Tx, payouts: LockedPayout[]): Promise<Set<string>> {
  if (payouts.length === 0) return new Set();
  const people = payouts.map(({ userId }) => userId);
  const rows = await tx.sql<{ userId: string }[]>`
    select user_id as "userId" from payout_rests where until is null and user_id = any(${people}::text[])`;
  const stopped = new Set(rows.map(({ userId }) => userId));
  return new Set(payouts.filter(({ userId }) => stopped.has(userId)).map(({ id }) => id));
}

/** Waits a tenth of its age, between one minute and 15: a long queue then costs little. */
async function wait(tx: Tx, payouts: LockedPayout[], note: string): Promise<void> {
  if (payouts.length === 0) return;
  const { at } = tx.command;
  const rows = payouts.map(({ id, createdAt }) => {
    const tenth = (at.getTime() - createdAt.getTime()) / 10;
    const pause = Math.min(LONGEST_WAIT_MS, Math.max(MINUTE_MS, tenth));
    return { id, next_at: new Date(at.getTime() + pause) };
  });
  await tx.sql`
    update payouts p set next_at = r.next_at, failure = ${note}, command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, next_at timestamptz)
    where p.id = any(${rows.map(({ id }) => id)}::text[]) and p.id = r.id`;
}

export interface DuePoll {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  nextAt: string;
}

/** Payouts due for a poll, the longest waiting first, after the cursor `after`. */
export function duePayouts(after: DuePoll | null, limit: number): Promise<DuePoll[]> {
  const { nextAt: from, id } = after ?? { nextAt: "-infinity", id: "" };
  return sql<DuePoll[]>`
    select id, next_at::text as "nextAt" from payouts
    where next_at <= ${nowDate()} and (next_at, id) > (${from}::text::timestamptz, ${id})
    order by next_at, id limit ${limit}`;
}
