/** What a period did to a person's accounts: opening balance, in, out and closing balance of each, and the totals by kind. */
import { sql } from "#app/domain/store/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { EVERY_KIND } from "./chart.ts";
import type { AccountKind } from "./chart.ts";
import type { StatementPeriod } from "./statement-period.ts";
import type { TransferKind } from "./transfer-kinds.ts";

/** One account over the period: opening + in − out = closing. */
export interface AccountPeriod {
  account: AccountKind;
  currency: Currency;
  openingMicros: bigint;
  inMicros: bigint;
  outMicros: bigint;
  closingMicros: bigint;
}

/** What one kind of transfer did to one account in the period. */
export interface KindPeriod {
  kind: TransferKind;
  account: AccountKind;
  currency: Currency;
  reversal: boolean;
  transfers: number;
  /** Positive when the account grew. */
  changeMicros: bigint;
}

export interface StatementSummary {
  accounts: AccountPeriod[];
  kinds: KindPeriod[];
  /** Moment of the person's first transfer; null when there was none. */
  firstAt: Date | null;
}

interface Row {
  account: AccountKind;
  currency: Currency;
  balance: bigint;
  firstAt: Date | null;
  /** Null on the row of an account without transfers. */
  kind: TransferKind | null;
  reversal: boolean;
  transfers: number;
  in: bigint;
  out: bigint;
  /** Change after the period. */
  later: bigint;
}

/**
 * Reads every transfer of the owner's accounts once, in one statement and so from one snapshot: the closing balance is the present
 * balance without later transfers, the opening balance is that without the period's own.
 */
export async function statementSummary(
  ownerId: string,
  { from, until }: Pick<StatementPeriod, "from" | "until">,
): Promise<StatementSummary> {
  const rows = await sql<Row[]>`
    select a.kind as account, a.currency, a.balance_micros as balance, t.kind, t.reversal, t.first_at as "firstAt",
           coalesce(t.transfers, 0)::int as transfers, coalesce(t.moved_in, 0)::bigint as "in",
           coalesce(t.moved_out, 0)::bigint as "out", coalesce(t.later, 0)::bigint as later
    from accounts a
    left join lateral (
      select kind, reversal, min(at) as first_at, count(*) filter (where inside) as transfers,
             sum(change) filter (where inside and change > 0) as moved_in,
             -sum(change) filter (where inside and change < 0) as moved_out,
             sum(change) filter (where after) as later
      from (
        select kind, reverses_id is not null as reversal, at, change,
               (${from}::timestamptz is null or at >= ${from}) and (${until}::timestamptz is null or at < ${until}) as inside,
               ${until}::timestamptz is not null and at >= ${until} as after
        from (
          select kind, reverses_id, at, -amount_micros as change from transfers where debit_account_id = a.id
          union all
          select kind, reverses_id, at, amount_micros from transfers where credit_account_id = a.id
        ) moved
      ) placed
      group by kind, reversal
    ) t on true
    where a.kind = any(${EVERY_KIND}::text[]) and a.owner_id = ${ownerId} and a.balance_micros is not null
    order by a.currency, array_position(${EVERY_KIND}::text[], a.kind), t.kind, t.reversal`;
  const firsts = rows.flatMap(({ firstAt }) => (firstAt === null ? [] : [firstAt.getTime()]));
  return {
    accounts: accountsOf(rows),
    kinds: rows.flatMap(({ kind, account, currency, reversal, transfers, ...row }) =>
      kind === null || transfers === 0
        ? []
        : [{ kind, account, currency, reversal, transfers, changeMicros: row.in - row.out }],
    ),
    firstAt: firsts.length === 0 ? null : new Date(Math.min(...firsts)),
  };
}

function accountsOf(rows: readonly Row[]): AccountPeriod[] {
  const accounts = new Map<string, AccountPeriod>();
  for (const row of rows) {
    const { account, currency } = row;
    const name = `${account} ${currency}`;
    const known = accounts.get(name) ?? {
      account,
      currency,
      openingMicros: row.balance,
      inMicros: 0n,
      outMicros: 0n,
      closingMicros: row.balance,
    };
    accounts.set(name, {
      ...known,
      openingMicros: known.openingMicros - row.later - row.in + row.out,
      inMicros: known.inMicros + row.in,
      outMicros: known.outMicros + row.out,
      closingMicros: known.closingMicros - row.later,
    });
  }
  return [...accounts.values()];
}
