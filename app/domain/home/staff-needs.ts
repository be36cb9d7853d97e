/** What waits for staff: disputes to rule, unexplained money, payments with an unknown outcome, imports, accounts to sign, reported messages. */
import { may, mightEver, requireAbility } from "#app/domain/access/require-ability.ts";
import { disputeQueue } from "#app/domain/disputes/dispute-queue.ts";
import type { QueueRow } from "#app/domain/disputes/dispute-queue.ts";
import { staffDesk, suspenseBalances } from "#app/domain/disputes/staff-desk.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { waitingReports } from "#app/domain/messages/reports/report-queue.ts";
import { waitingReviews } from "#app/domain/reviews/review-queue.ts";
import { sql } from "#app/domain/store/store.ts";

export interface StaffNeeds {
  /** The disputes whose rulings are due first, and the number of all. */
  rulings: QueueRow[];
  review: number;
  suspense: Array<{ currency: Currency; micros: bigint }>;
  payoutsUnknown: number;
  depositsUnknown: number;
  /** Reported messages that wait for a decision. */
  reports: number;
  /** The same of reviews and replies. */
  reviews: number;
  /** Imports that wait for a decision, and those that failed within the last week, newest first. */
  imports: Array<{ id: string; fileName: string; state: "previewed" | "failed" | "refused" }>;
  /** Suspended people whose payout account waits for the signature of a second member of staff; not the viewer's own. */
  signatures: Array<{ userId: string; name: string }>;
}

const READ = 5;
const WEEK_HOURS = 7 * 24;

/** What the viewer's duties let them do. Refuses `not_found` to everybody but staff. */
export async function staffNeeds(viewer: UserActor): Promise<StaffNeeds> {
  requireAbility(viewer, "staff.desk.read");
  const viewerId = viewer.id;
  const rules = mightEver(viewer, "staff.disputes.preview");
  const seesMoney = may(viewer, "staff.suspense.read");
  const readsImports = may(viewer, "staff.imports.list");
  const since = hoursAfter(nowDate(), -WEEK_HOURS);
  const [queue, desk, suspense, imports, signatures, reports, reviews] = await Promise.all([
    rules ? disputeQueue({ view: "review", limit: READ }) : { rows: [] },
    staffDesk(viewer),
    suspenseBalances(viewer),
    readsImports
      ? sql<StaffNeeds["imports"]>`
      select id, file_name as "fileName", state from gig_imports
      where state = 'previewed' or (state in ('failed', 'refused') and finished_at > ${since})
      order by id desc limit ${READ}`
      : [],
    seesMoney ? signaturesFor(viewerId) : [],
    waitingReports(viewer),
    waitingReviews(viewer),
  ]);
  const { review, payoutsUnknown, depositsUnknown } = desk;
  return {
    rulings: queue.rows,
    review: review ?? 0,
    suspense,
    payoutsUnknown: payoutsUnknown ?? 0,
    depositsUnknown: depositsUnknown ?? 0,
    imports,
    signatures,
    reports,
    reviews,
  };
}

async function signaturesFor(viewerId: string): Promise<StaffNeeds["signatures"]> {
  return sql<StaffNeeds["signatures"]>`
      select u.id as "userId", u.name
      from exit_accounts e join suspensions s on s.id = e.suspension_id join users u on u.id = s.user_id
      where s.lifted_at is null and u.id <> ${viewerId}
        and not exists (select from exit_accounts newer where newer.suspension_id = s.id and newer.id > e.id)
        and (select count(*) from exit_account_signatures g where g.exit_account_id = e.id) = 1
        and not exists (select from exit_account_signatures g where g.exit_account_id = e.id and g.signed_by = ${viewerId})
      order by e.id limit ${READ}`;
}
