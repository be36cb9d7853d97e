/** Writes transfers. The kind decides which accounts move; the caller names only their owners. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import type { TransferKind } from "./transfer-kinds.ts";

export interface Entry {
  kind: TransferKind;
  /** Owner of the account that is debited: a user, a task, or `PLATFORM`. */
  from: string;
  /** Owner of the account that is credited. */
  to: string;
  currency: Currency;
  /** Always more than zero; an entry of nothing is left out by the caller. */
  micros: bigint;
  /** The task, deposit or payout the money moves for. */
  subject: string;
  /** Where commands share a transaction: the one this entry belongs to. */
  command?: Begun | undefined;
}

/**
 * Posts a list of entries in one statement and returns the transfers' ids in the same order.
 * All or nothing: an account that would fall below zero refuses the whole list with `insufficient_balance`.
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

/** One signature stands for all entries, unless they name commands of their own. */
function signatures(tx: Tx, entries: Entry[]): Begun[] {
  if (entries.every((entry) => entry.command === undefined)) return [tx.command];
  return entries.map((entry) => entry.command ?? tx.command);
}
