/** What accounts hold. Money is decided inside commands; these reads are for pages and for choosing whom to lock. */
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { EVERY_KIND } from "./chart.ts";
import type { AccountKind } from "./chart.ts";

/** An owner's balance in micros; zero when the account was never opened. */
export async function balance(
  kind: AccountKind,
  ownerId: string,
  currency: Currency,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<bigint> {
  const [row] = await reader<{ balance_micros: bigint }[]>`
    select balance_micros from account_balances
    where kind = ${kind} and owner_id = ${ownerId} and currency = ${currency}`;
  return row?.balance_micros ?? 0n;
}

export interface AccountBalance {
  kind: AccountKind;
  ownerId: string;
  currency: Currency;
  micros: bigint;
}

/** Every account of one owner. */
export async function balancesOf(ownerId: string): Promise<AccountBalance[]> {
  return sql<AccountBalance[]>`
    select kind, owner_id as "ownerId", currency, balance_micros as micros
    from account_balances where kind = any(${EVERY_KIND}::text[]) and owner_id = ${ownerId} order by kind, currency`;
}

export interface TrialBalanceRow {
  kind: AccountKind;
  currency: Currency;
  accounts: number;
  debit: bigint;
  credit: bigint;
}

/** All accounts summed by kind: the debit column and the credit column are equal, always. */
export async function trialBalance(): Promise<TrialBalanceRow[]> {
  return sql<TrialBalanceRow[]>`
    select kind, currency, count(*)::int as accounts,
           coalesce(sum(balance_micros) filter (where normal_side = 'debit'), 0)::bigint as debit,
           coalesce(sum(balance_micros) filter (where normal_side = 'credit'), 0)::bigint as credit
    from account_balances group by kind, currency, normal_side
    order by currency, normal_side desc, kind`;
}
