/** Suspense receipts: payments that match no operation of ours, and last payouts of closed accounts that came back (decision 78). */
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";

export interface SuspenseReceipt {
  /** The transfer that brought it. */
  id: string;
  /** The processor's reference of the payment. */
  ref: string;
  currency: Currency;
  micros: bigint;
  at: Date;
  /** Our deposit with the same reference, when only the amount or the moment did not match. */
  deposit: { id: string; userId: string; handle: string; micros: bigint; state: string } | null;
}

export type OpenReceipt = Omit<SuspenseReceipt, "deposit">;

/** Refuses `not_found` for another id, `already_reversed` when it was reversed, `transition_refused` when it has an owner. */
export async function openReceipt(sql: Sql | TxSql, id: string): Promise<SuspenseReceipt> {
  // An id is a number of at most 18 digits.
  if (!/^\d{1,18}$/.test(id)) refuse("not_found");
  const [row] = await sql<Array<OpenReceipt & { reversed: boolean; assigned: boolean }>>`
    select ${line(sql)}, ${isReversed(sql)} as reversed, ${isAssigned(sql)} as assigned from transfers t
    where t.id = ${id}::bigint and t.kind in ('suspense.receive', 'closing.strand') and t.reverses_id is null`;
  if (row === undefined) refuse("not_found");
  if (row.reversed) refuse("already_reversed");
  if (row.assigned) refuseAssigned();
  const { ref, currency, micros, at } = row;
  const [deposit] = await sql<Array<NonNullable<SuspenseReceipt["deposit"]>>>`
    select d.id, d.user_id as "userId", u.handle, d.amount_micros as micros, d.state
    from deposits d join users u on u.id = d.user_id where d.provider_ref = ${ref}`;
  return { id, ref, currency, micros, at, deposit: deposit ?? null };
}

/** Payments without an owner, oldest first. */
export async function openReceipts(sql: Sql, limit: number): Promise<OpenReceipt[]> {
  // By account, because `kind` has no index.
  return sql<OpenReceipt[]>`
    select ${line(sql)} from accounts a join transfers t on t.credit_account_id = a.id
    where a.kind = 'suspense' and t.kind in ('suspense.receive', 'closing.strand') and t.reverses_id is null
      and not ${isReversed(sql)} and not ${isAssigned(sql)}
    order by t.id limit ${limit}`;
}

export interface ExplainedReceipt extends OpenReceipt {
  handle: string;
  /** The member of staff who assigned it, and their reason. */
  by: string;
  reason: string;
  explainedAt: Date;
}

/** Payments assigned since `since`, newest first. */
export async function explainedReceipts(
  sql: Sql,
  since: Date,
  limit: number,
): Promise<ExplainedReceipt[]> {
  return sql<ExplainedReceipt[]>`
    select ${line(sql)}, u.handle, b.name as by, s.reason, c.at as "explainedAt"
    from suspense_assignments s join transfers t on t.id = s.transfer_id join users u on u.id = s.user_id
      join commands c on c.id = s.command_id join users b on b.id = c.actor_id
    where s.id >= ${firstIdAt("assignment", since)} order by s.id desc limit ${limit}`;
}

export function refuseAssigned(): never {
  refuse("transition_refused", {
    sentence: "A member of staff has already assigned this payment.",
  });
}

const line = (sql: Sql | TxSql) =>
  sql`t.id::text as id, t.subject_id as ref, t.currency, t.amount_micros as micros, t.at`;
const isReversed = (sql: Sql | TxSql) =>
  sql`exists (select from transfers r where r.reverses_id = t.id)`;
const isAssigned = (sql: Sql | TxSql) =>
  sql`exists (select from suspense_assignments s where s.transfer_id = t.id)`;
