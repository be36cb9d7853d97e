/** Transfers as their owners read them: statements by keyset, and the trail of one subject. */
import { sql } from "#app/domain/kernel/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { AccountKind } from "./chart.ts";
import type { TransferKind } from "./transfer-kinds.ts";

export interface StatementLine {
  id: bigint;
  at: Date;
  kind: TransferKind;
  account: AccountKind;
  /** Positive when the account grew. */
  changeMicros: bigint;
  currency: Currency;
  subjectId: string;
  reversal: boolean;
}

/**
 * The owner's lines, newest first: at most `limit` of them with an id below `before`. Restrict to some accounts with
 * `kinds`; a transfer between two accounts of the same owner gives two lines.
 */
export async function statementLines(
  ownerId: string,
  page: { before?: bigint | undefined; limit: number; kinds?: AccountKind[] },
): Promise<StatementLine[]> {
  const before = `${page.before ?? 9_223_372_036_854_775_807n}`;
  return sql<StatementLine[]>`
    select t.id, t.at, t.kind, a.kind as account, t.currency, t.subject_id as "subjectId",
           t.reverses_id is not null as reversal,
           case when t.credit_account_id = a.id then t.amount_micros else -t.amount_micros end as "changeMicros"
    from accounts a
    cross join lateral (
      (select * from transfers where debit_account_id = a.id and id < ${before}::bigint order by id desc limit ${page.limit})
      union all
      (select * from transfers where credit_account_id = a.id and id < ${before}::bigint order by id desc limit ${page.limit})
    ) t
    where a.owner_id = ${ownerId}
      ${page.kinds === undefined ? sql`` : sql`and a.kind = any(${page.kinds}::text[])`}
    order by t.id desc, "changeMicros" limit ${page.limit}`;
}

export interface TrailTransfer {
  id: bigint;
  at: Date;
  kind: TransferKind;
  from: AccountKind;
  to: AccountKind;
  micros: bigint;
  currency: Currency;
  subjectId: string;
}

/** Every transfer made for the given subjects (tasks, deposits, payouts), oldest first. */
export async function trail(subjectIds: string[]): Promise<TrailTransfer[]> {
  return sql<TrailTransfer[]>`
    select t.id, t.at, t.kind, d.kind as "from", c.kind as "to", t.amount_micros as micros, t.currency,
           t.subject_id as "subjectId"
    from transfers t
    join accounts d on d.id = t.debit_account_id
    join accounts c on c.id = t.credit_account_id
    where t.subject_id = any(${subjectIds}::text[]) order by t.id`;
}
