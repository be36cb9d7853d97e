/** Reveals reviews: by the second side that writes, in its own transaction, or by the clock at the end of the window. */
import { env } from "#app/env.server.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { inSameHands } from "#app/domain/people/same-hands/same-hands.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewSide } from "./review-marks.ts";
import { endOfOrder } from "./review-window.ts";

const BATCH = 50;

/** A step: reveals what is hidden of these orders and tells both sides. The caller holds the locks of their windows. */
export async function reveal(
  tx: Tx,
  orderIds: string[],
  by: ReviewSide | "clock",
): Promise<number> {
  const revealed = await tx.sql<{ orderId: string }[]>`
    update reviews r set revealed_at = greatest(${tx.command.at}::timestamptz, r.written_at), command_id = ${tx.command.id},
      not_counted = case when ${inSameHands("r.author_id", "r.subject_id")} then 'same_hands' end
    where r.order_id = any(${orderIds}::text[]) and r.revealed_at is null
    returning r.order_id as "orderId"`;
  const counts = Map.groupBy(revealed, ({ orderId }) => orderId);
  const orders = await tx.sql<
    { orderId: string; title: string; buyerId: string; freelancerId: string }[]
  >`
    select id as "orderId", title, buyer_id as "buyerId", freelancer_id as "freelancerId" from orders
    where id = any(${[...counts.keys()]}::text[]) order by id`;
  await enqueue(
    tx,
    orders.map(({ orderId, title, ...parties }) => ({
      name: "review.revealed",
      subjectId: orderId,
      payload: { parties, orderId, title, by, count: counts.get(orderId)?.length ?? 1 },
    })),
  );
  return revealed.length;
}

interface DueReview {
  id: string;
  orderId: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  opensAt: string;
}

/** The clock's step. Returns how many reviews were revealed. Safe at any time and in parallel. */
export function revealDue(control: RunControl = {}): Promise<number> {
  return workThrough(
    {
      name: "reviews.reveal",
      idOf: ({ id }) => id,
      due: chunks(dueReviews),
      carryOut: (due) => revealOrders([...new Set(due.map(({ orderId }) => orderId))]),
      batch: BATCH,
    },
    control,
  );
}

function dueReviews(after: DueReview | null): Promise<DueReview[]> {
  const { opensAt, id } = after ?? { opensAt: "-infinity", id: "" };
  return sql<DueReview[]>`
    select r.id, r.order_id as "orderId", r.opens_at::text as "opensAt" from reviews r join orders o on o.id = r.order_id
    where r.revealed_at is null and r.opens_at <= ${nowDate()} and ${isOver(nowDate())}
      and (r.opens_at, r.id) > (${opensAt}::text::timestamptz, ${id})
    order by r.opens_at, r.id limit ${BATCH}`;
}

/**
 * Condition on the order `o`: an agreed order that went on after a review has a new end, and the other side the time after it. The
 * window decides where it is of this end, because a sandbox moves its `closes_at` and not the moments of the past.
 */
function isOver(at: Date) {
  return sql`exists (
    select from ${endOfOrder("o")} e left join review_windows w on w.order_id = o.id and w.ended_at >= e.ended_at
    where not e.open and coalesce(w.closes_at, e.ended_at + make_interval(days => ${env.reviewDays})) <= ${at})`;
}

async function revealOrders(orderIds: string[]): Promise<number> {
  const key = newFormKey();
  const spec = { name: "reviews.reveal" as const, actor: CLOCK, key, input: { orderIds } };
  const { answer } = await command(spec, async (tx) => {
    await tx.sql`
      select from review_windows where order_id = any(${orderIds}::text[]) order by order_id for no key update`;
    // Both sides wrote meanwhile: then nothing of it is hidden any more.
    const due = await tx.sql<{ orderId: string }[]>`
      select distinct r.order_id as "orderId" from reviews r join orders o on o.id = r.order_id
      where r.order_id = any(${orderIds}::text[]) and r.revealed_at is null and r.opens_at <= ${tx.command.at}
        and ${isOver(tx.command.at)}`;
    return {
      revealed: await reveal(
        tx,
        due.map(({ orderId }) => orderId),
        "clock",
      ),
    };
  });
  return answer.revealed;
}
