/** Counts for the staff's desk: disputes, payments with unknown outcome, unexplained money, imports. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface StaffDesk {
  review: number;
  /** Disputes under review whose time to rule has passed. */
  rulingsOverdue: number;
  open: number;
  /** Unanswered after the deadline; the clock hands them to staff within a minute. */
  answersOverdue: number;
  payoutsUnknown: number;
  payoutsFailed: number;
  depositsUnknown: number;
  importsOpen: number;
}

/** For staff only: the door has checked. */
export async function staffDesk(): Promise<StaffDesk> {
  const at = nowDate();
  const [row] = await sql<StaffDesk[]>`
    select d.*, p.*,
           (select count(*)::int from deposits where state = 'unknown') as "depositsUnknown",
           (select count(*)::int from gig_imports where state in ('reading', 'previewed', 'importing')) as "importsOpen"
    from (
      select count(*) filter (where state = 'review')::int as review,
             count(*) filter (where state = 'review' and ruling_due_at <= ${at})::int as "rulingsOverdue",
             count(*) filter (where state = 'open')::int as open,
             count(*) filter (where state = 'open' and answer_due_at <= ${at})::int as "answersOverdue"
      from disputes where state <> 'closed'
    ) d cross join (
      select count(*) filter (where state = 'unknown')::int as "payoutsUnknown",
             count(*) filter (where state in ('failed', 'returned'))::int as "payoutsFailed"
      from payouts where state in ('unknown', 'failed', 'returned')
    ) p`;
  if (row === undefined) throw new Error("Counting gave no row.");
  return row;
}

/** Unexplained money by currency; empty when there is none. */
export async function suspenseBalances(): Promise<Array<{ currency: Currency; micros: bigint }>> {
  return sql<Array<{ currency: Currency; micros: bigint }>>`
    select currency, balance_micros as micros from account_balances
    where kind = 'suspense' and balance_micros <> 0 order by currency`;
}
