/** Locks a payout and moves it along its lifecycle: state, transfers, history and event in one step. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import { isOpenAccount } from "#app/domain/people/open-account.ts";
import { reverse } from "#app/domain/ledger/reverse.ts";
import { writePayoutHistory } from "./payout-history.ts";
import { mayMovePayout, PAYOUT_LIFECYCLE } from "./payout-lifecycle.ts";
import type { PayoutState, PayoutTransition } from "./payout-lifecycle.ts";

export interface LockedPayout {
  id: string;
  userId: string;
  methodId: string;
  currency: Currency;
  amountMicros: bigint;
  state: PayoutState;
  providerKey: string;
  providerRef: string | null;
  attempts: number;
  createdAt: Date;
  submittedAt: Date | null;
  settledAt: Date | null;
  nextAt: Date | null;
}

const COLUMNS = `id, user_id as "userId", method_id as "methodId", currency, amount_micros as "amountMicros", state,
  provider_key as "providerKey", provider_ref as "providerRef", attempts, created_at as "createdAt",
  submitted_at as "submittedAt", settled_at as "settledAt", next_at as "nextAt"`;

export async function lockPayout(
  tx: Tx,
  by: { id: string } | { providerKey: string },
): Promise<LockedPayout | undefined> {
  const which = "id" in by ? tx.sql`id = ${by.id}` : tx.sql`provider_key = ${by.providerKey}`;
  const [row] = await tx.sql<LockedPayout[]>`
    select ${tx.sql.unsafe(COLUMNS)} from payouts where ${which} for no key update`;
  return row;
}

/** Locks payouts with `SKIP LOCKED`, in order of id, oldest first; a payout locked elsewhere is missing from the result. */
export function lockPayouts(tx: Tx, ids: string[]): Promise<LockedPayout[]> {
  return tx.sql<LockedPayout[]>`
    select ${tx.sql.unsafe(COLUMNS)} from payouts where id = any(${ids}::text[]) order by id
    for no key update skip locked`;
}

/** Transition → the event that people are told. */
const EVENT_OF: Partial<Record<PayoutTransition, Extract<EventName, `payout.${string}`>>> = {
  submit: "payout.submitted",
  settle: "payout.settled",
  fail: "payout.failed",
  return: "payout.returned",
};

export interface PayoutChange {
  providerRef?: string | null;
  /** The provider's reason, or our own; stored on the payout and in its history. */
  note?: string;
  /** Null ends the polling. */
  nextAt: Date | null;
}

/** Makes the transition and returns the payout after it. Throws when the lifecycle does not allow it: callers check first. */
export async function movePayout(
  tx: Tx,
  payout: LockedPayout,
  transition: PayoutTransition,
  change: PayoutChange,
): Promise<LockedPayout> {
  if (!mayMovePayout(transition, payout.state))
    throw new Error(`${transition} is not possible for a payout that is ${payout.state}`);
  const [to] = PAYOUT_LIFECYCLE[transition].to;
  const { note = "", nextAt } = change;
  const ref = change.providerRef ?? payout.providerRef;
  const { at } = tx.command;
  const stranded = await moveMoney(tx, payout, transition);
  const written = await tx.sql`
    update payouts set state = ${to}, provider_ref = ${ref}, failure = ${note === "" ? null : note}, next_at = ${nextAt},
      submitted_at = case when ${to} in ('submitted', 'settled') then coalesce(submitted_at, ${at}) else submitted_at end,
      settled_at = case when ${to} = 'settled' then ${at} else settled_at end,
      returned_at = case when ${to} in ('returned', 'failed') then ${at} else returned_at end,
      command_id = ${tx.command.id}
    where id = ${payout.id} and state = ${payout.state}`;
  if (written.count !== 1) throw new Error(`${payout.id} moved although it was locked`);
  await writePayoutHistory(tx, [{ payoutId: payout.id, transition, from: payout.state, to, note }]);
  await announce(tx, payout, stranded ? "strand" : transition, note);
  return { ...payout, state: to, providerRef: ref, nextAt };
}

/** True when the money came back to a closed account. */
async function moveMoney(
  tx: Tx,
  payout: LockedPayout,
  transition: PayoutTransition,
): Promise<boolean> {
  const { money } = PAYOUT_LIFECYCLE[transition];
  const { id, userId, currency, amountMicros: micros } = payout;
  const common = { from: PLATFORM, currency, micros, subject: id };
  if (money === "settle") await post(tx, [{ ...common, kind: "payout.settle", to: PLATFORM }]);
  if (money === "reverse_and_put_back") {
    const rows = await tx.sql<{ id: bigint }[]>`
      select id from transfers where subject_id = ${id} and kind = 'payout.settle' and reverses_id is null`;
    await reverse(
      tx,
      rows.map((row) => row.id),
    );
  }
  if (money !== "put_back" && money !== "reverse_and_put_back") return false;
  const open = await isOpenAccount(tx, userId);
  await post(tx, [{ ...common, kind: "payout.return", to: userId }]);
  // A closed account holds no money: it waits in suspense until its person writes to us.
  if (!open) await post(tx, [{ ...common, kind: "closing.strand", from: userId, to: PLATFORM }]);
  return !open;
}

async function announce(
  tx: Tx,
  payout: LockedPayout,
  transition: PayoutTransition | "strand",
  note: string,
): Promise<void> {
  const name = transition === "strand" ? "account.last_payout_returned" : EVENT_OF[transition];
  if (name === undefined) return;
  const { id, userId, currency, amountMicros } = payout;
  const payload = {
    payoutId: id,
    userId,
    currency,
    amount: decimal(amountMicros),
    ...(note === "" ? {} : { note }),
  };
  await enqueue(tx, [{ name, subjectId: id, payload }]);
}
