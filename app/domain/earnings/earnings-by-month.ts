/** A freelancer's earnings in each of the last months, after commission. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface MonthEarned {
  /** First moment of the month, UTC. */
  month: Date;
  micros: bigint;
}

/** The last `months` months, oldest first, with the current one; months without earnings are zero. */
export async function earningsByMonth(
  viewer: UserActor,
  currency: Currency,
  months = 12,
): Promise<MonthEarned[]> {
  requireAbility(viewer, "wallet.earnings");
  const now = nowDate();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 1));
  const rows = await sql<MonthEarned[]>`
    select date_trunc('month', t.at, 'UTC') as month, sum(t.amount_micros)::bigint as micros
    from accounts a join transfers t on t.credit_account_id = a.id
    where a.owner_id = ${viewer.id} and a.currency = ${currency} and t.kind in ('escrow.release', 'escrow.release_clearing')
      and a.kind in ('earnings_available', 'earnings_clearing') and t.at >= ${first}
    group by 1`;
  const earned = new Map(rows.map((row) => [row.month.getTime(), row.micros]));
  return Array.from({ length: months }, (_, n) => {
    const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1));
    return { month, micros: earned.get(month.getTime()) ?? 0n };
  });
}
