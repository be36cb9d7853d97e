/** Reveals reviews: by the second side that writes, in its own transaction, or by the clock at the end of the window. */
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

const BATCH = 50;

/** A step: reveals what is hidden of these orders and tells both sides. The caller holds the locks of their windows. */
export async function reveal(
  tx: Tx,
  orderIds: string[],
  by: ReviewSide | "clock",
): Promise<number> {
  const revealed = await tx.sql<{ orderId: string }[]>`
    update reviews r set revealed_at = ${tx.command.at}, command_id = ${tx.command.id},
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
    select id, order_id as "orderId", opens_at::text as "opensAt" from reviews
    where revealed_at is null and opens_at <= ${nowDate()} and (opens_at, id) > (${opensAt}::text::timestamptz, ${id})
    order by opens_at, id limit ${BATCH}`;
}

async function revealOrders(orderIds: string[]): Promise<number> {
  const key = newFormKey();
  const spec = { name: "reviews.reveal" as const, actor: CLOCK, key, input: { orderIds } };
  const { answer } = await command(spec, async (tx) => {
    await tx.sql`
      select from review_windows where order_id = any(${orderIds}::text[]) order by order_id for no key update`;
    // Both sides wrote meanwhile: then nothing of it is hidden any more.
    const due = await tx.sql<{ orderId: string }[]>`
      select distinct order_id as "orderId" from reviews
      where order_id = any(${orderIds}::text[]) and revealed_at is null and opens_at <= ${tx.command.at}`;
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
