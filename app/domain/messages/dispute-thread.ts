/** What the two parties of a dispute wrote to each other, for staff: the evidence, and apart from it what was written afterwards. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordPartyRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { excerptLines } from "./excerpt-lines.ts";
import type { ExcerptLine } from "./excerpt-lines.ts";

export interface DisputeThread {
  /** Written until the dispute was opened, oldest first. No line can be changed later. */
  evidence: ExcerptLine[];
  /** The cursor of the lines before these; null when there are none. */
  earlier: string | null;
  /** Written since then and until it was closed, oldest first; empty with a cursor. */
  since: ExcerptLine[];
  /** True when more were written since than are shown. */
  moreSince: boolean;
}

const PAGE = 100;

interface Place {
  buyerId: string;
  freelancerId: string;
  orderId: string;
  openedAt: Date;
  closedAt: Date | null;
}

/**
 * The lines about the order and those about no order; lines about other orders of the two are left out. 100 of each; `before` is
 * `earlier` of the page before. Refuses `not_found` to all but staff who read disputes, and to a party among them.
 */
export async function disputeThread(
  viewer: Viewer,
  disputeId: string,
  before: string | null = null,
): Promise<DisputeThread> {
  if (!isId("dispute", disputeId)) refuse("not_found");
  const [row] = await sql<Place[]>`
    select d.buyer_id as "buyerId", d.freelancer_id as "freelancerId", t.order_id as "orderId", d.opened_at as "openedAt", d.closed_at as "closedAt"
    from disputes d join tasks t on t.id = d.task_id where d.id = ${disputeId}`;
  const place = found(row);
  const party = requireParty(viewer, "staff.disputes.messages", place);
  const end = before !== null && isId("threadLine", before) ? before : null;
  const [evidence, since] = await Promise.all([
    excerptLines(
      sql`${partOf(place)} and l.at <= ${place.openedAt} and (${end}::text is null or l.id < ${end})`,
      sql`l.id desc limit ${PAGE + 1}`,
    ),
    end === null
      ? excerptLines(
          sql`${partOf(place)} and l.at > ${place.openedAt} and (${place.closedAt}::timestamptz is null or l.at <= ${place.closedAt})`,
          sql`l.id limit ${PAGE + 1}`,
        )
      : [],
    recordPartyRead(viewer, party, { what: "dispute", subject: disputeId, of: place }),
  ]);
  const shown = evidence.slice(0, PAGE);
  const earlier = evidence.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  return {
    evidence: shown.toReversed(),
    earlier,
    since: since.slice(0, PAGE),
    moreSince: since.length > PAGE,
  };
}

function partOf({ buyerId, freelancerId, orderId }: Place) {
  return sql`l.thread_id = (
      select id from threads where first_id = least(${buyerId}, ${freelancerId}) and second_id = greatest(${buyerId}, ${freelancerId}))
    and (l.order_id is null or l.order_id = ${orderId})`;
}
