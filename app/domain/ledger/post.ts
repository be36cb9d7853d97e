/** Writes transfers. The caller names owners; the transfer's kind decides which of their accounts are debited and credited. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import type { TransferKind } from "./transfer-kinds.ts";

export interface Entry {
  kind: TransferKind;
  /** Owner of the debited account: a user, a task, an order, or `PLATFORM`. */
  from: string;
  /** Owner of the credited account. */
  to: string;
  currency: Currency;
  /** Always more than zero; callers leave out entries of zero. */
  micros: bigint;
  /** The task, deposit or payout the money moves for. */
  subject: string;
  /** The command of this entry in a shared transaction; the transaction's own command without it. */
  command?: Begun | undefined;
}

/**
 * Posts the entries in one statement and returns the transfers' ids in the same order. All or nothing: an account that would fall
 * below zero refuses the whole list with `insufficient_balance`.
 */
export async function post(tx: Tx, entries: Entry[]): Promise<bigint[]> {
  if (entries.length === 0) return [];
  await planAfresh(tx, entries.length);
  const signed = signatures(tx, entries);
  const rows = await tx.sql<{ id: bigint }[]>`
    select id from post_transfers(
      ${signed.map(({ id }) => id)}::text[], ${signed.map(({ at }) => at.toISOString())}::timestamptz[],
      ${entries.map((entry) => entry.kind)}::text[], ${entries.map((entry) => entry.from)}::text[],
      ${entries.map((entry) => entry.to)}::text[], ${entries.map((entry) => entry.currency)}::text[],
      ${entries.map((entry) => `${entry.micros}`)}::bigint[], ${entries.map((entry) => entry.subject)}::text[]
    ) as id`;
  return rows.map((row) => row.id);
}

/** One command id for all entries, or one per entry when entries name commands of their own. */
function signatures(tx: Tx, entries: Entry[]): Begun[] {
  if (entries.every((entry) => entry.command === undefined)) return [tx.command];
  return entries.map((entry) => entry.command ?? tx.command);
}
