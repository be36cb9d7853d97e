/** Transfers for their owners: statements by keyset cursor, and all transfers of one subject. */
import { sql } from "#app/domain/store/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { EVERY_KIND } from "./chart.ts";
import type { AccountKind } from "./chart.ts";
import type { TransferKind } from "./transfer-kinds.ts";

export interface StatementLine {
  id: bigint;
  at: Date;
  kind: TransferKind;
  account: AccountKind;
  /** Positive when the account's balance grew. */
  changeMicros: bigint;
  currency: Currency;
  subjectId: string;
  reversal: boolean;
  /** The command that posted it; lines of one command belong together. */
  commandId: string;
}

/** Which lines: of transfers with an id below `before`, made from `from` on and before `until`; of all accounts or of some kinds. */
export interface StatementPage {
  before?: bigint | undefined;
  limit: number;
  from?: Date | null | undefined;
  until?: Date | null | undefined;
  kinds?: AccountKind[];
}

/**
 * The owner's lines, newest first, of at most `limit` transfers. A transfer between two accounts of one owner gives two lines on
 * the same page, so the last line's id is the next page's `before`.
 */
export async function statementLines(
  ownerId: string,
  page: StatementPage,
): Promise<StatementLine[]> {
  const before = `${page.before ?? 9_223_372_036_854_775_807n}`;
  const [from, until] = [page.from ?? null, page.until ?? null];
  const within = sql`id < ${before}::bigint
    ${from === null ? sql`` : sql`and at >= ${from}`} ${until === null ? sql`` : sql`and at < ${until}`}`;
  // A transfer that is in both halves is within both limits, so no line of a chosen transfer is missing.
  return sql<StatementLine[]>`
    with lines as (
      select t.*, a.kind as account, t.credit_account_id = a.id as grew
      from accounts a
      cross join lateral (
        (select * from transfers where debit_account_id = a.id and ${within} order by id desc limit ${page.limit})
        union all
        (select * from transfers where credit_account_id = a.id and ${within} order by id desc limit ${page.limit})
      ) t
      where a.kind = any(${page.kinds ?? EVERY_KIND}::text[]) and a.owner_id = ${ownerId}
    ), chosen as (
      select distinct id from lines order by id desc limit ${page.limit}
    )
    select id, at, kind, account, currency, subject_id as "subjectId", reverses_id is not null as reversal,
           command_id as "commandId", case when grew then amount_micros else -amount_micros end as "changeMicros"
    from lines where id in (select id from chosen)
    order by id desc, "changeMicros"`;
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
