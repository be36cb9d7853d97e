/** Writes a review of the other side of an order. It stays hidden until both sides wrote, or the window is over. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { reviewableOrder } from "./reviewable-order.ts";
import type { ReviewableOrder } from "./reviewable-order.ts";
import { reveal } from "./reveal.ts";
import type { Marks } from "./review-marks.ts";
import { lockWindow } from "./review-window.ts";
import { readReview, requireMarksOf } from "./sent-review.ts";
import type { SentReview } from "./sent-review.ts";

export interface WriteInput extends SentReview {
  orderId: string;
  key: string;
}

export interface WrittenReview {
  reviewId: string;
  /** True where the other side had written already, so that both are public now. */
  revealed: boolean;
}

/**
 * Refuses `not_found` to strangers, `invalid_input`, `review_not_yet`, `review_nothing_paid`, `review_window_over`, and
 * `review_written` for a second review of the same side.
 */
export async function writeReview(
  actor: UserActor,
  input: WriteInput,
): Promise<Outcome<WrittenReview>> {
  const { orderId, key } = input;
  const sent = readReview(input);
  const spec = { name: "reviews.write" as const, actor, key, input: { orderId, ...sent } };
  return command(spec, async (tx) => {
    const order = await reviewableOrder(actor, orderId, tx.sql);
    requireMarksOf(order.side, sent.marks);
    const { closesAt } = await lockWindow(tx, orderId);
    const written = await tx.sql<{ side: string; revealed: boolean }[]>`
      select side, revealed_at is not null as revealed from reviews where order_id = ${orderId}`;
    if (written.some(({ side }) => side === order.side)) refuse("review_written");
    // Once the other side's review is public, an answer is a reply.
    if (tx.command.at >= closesAt || written.some(({ revealed }) => revealed))
      refuse("review_window_over");
    const reviewId = newId("review");
    await insert(tx, { id: reviewId, order, sent, closesAt });
    const payload = { userId: actor.id, orderId, reviewId, title: order.title };
    await enqueue(tx, [{ name: "review.written", subjectId: reviewId, payload }]);
    const second = written.length > 0;
    if (second) await reveal(tx, [orderId], order.side);
    return { reviewId, revealed: second };
  });
}

interface NewReview {
  id: string;
  order: ReviewableOrder;
  sent: SentReview & { marks: Marks };
  closesAt: Date;
}

async function insert(tx: Tx, { id, order, sent, closesAt }: NewReview): Promise<void> {
  const { stars, marks, text } = sent;
  await tx.sql`
    insert into reviews (id, order_id, gig_id, side, author_id, subject_id, stars, as_described, on_time, communication, clear_brief,
                         fair_answers, text, written_at, opens_at, command_id)
    values (${id}, ${order.id}, ${order.gigId}, ${order.side}, ${order.authorId}, ${order.subjectId}, ${stars}, ${marks.asDescribed},
            ${marks.onTime}, ${marks.communication}, ${marks.clearBrief}, ${marks.fairAnswers}, ${text}, ${tx.command.at}, ${closesAt},
            ${tx.command.id})`;
}
