/** Counts for the staff's desk: disputes, payments with unknown outcome, unexplained money, imports. */
import { may, requireAbility } from "#app/domain/access/require-ability.ts";
import type { PlainAbility } from "#app/domain/access/abilities.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

interface DeskCounts {
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

/** A count is null where no duty of the viewer opens the work it counts. */
export type StaffDesk = { [K in keyof DeskCounts]: number | null };

/** The ability that opens the work of each count. */
const OPENS = {
  review: "staff.disputes.list",
  rulingsOverdue: "staff.disputes.list",
  open: "staff.disputes.list",
  answersOverdue: "staff.disputes.list",
  payoutsUnknown: "staff.payments.list",
  payoutsFailed: "staff.payments.list",
  depositsUnknown: "staff.payments.list",
  importsOpen: "staff.imports.list",
} as const satisfies Record<keyof DeskCounts, PlainAbility>;

/** Refuses `not_found` to everybody but staff. */
export async function staffDesk(viewer: Viewer): Promise<StaffDesk> {
  requireAbility(viewer, "staff.desk.read");
  const at = nowDate();
  const [row] = await sql<DeskCounts[]>`
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
  const counts: StaffDesk = { ...row };
  for (const name of Object.keys(OPENS) as Array<keyof DeskCounts>)
    if (!may(viewer, OPENS[name])) counts[name] = null;
  return counts;
}

/** Unexplained money by currency; empty when there is none, and for all but staff who may see it. */
export async function suspenseBalances(
  viewer: Viewer,
): Promise<Array<{ currency: Currency; micros: bigint }>> {
  if (!may(viewer, "staff.suspense.read")) return [];
  return sql<Array<{ currency: Currency; micros: bigint }>>`
    select currency, balance_micros as micros from account_balances
    where kind = 'suspense' and balance_micros <> 0 order by currency`;
}
