/** Reviews for tests: an order that ended, and what each side writes about it. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { editReview } from "#app/domain/reviews/edit-review.ts";
import type { SentReview } from "#app/domain/reviews/sent-review.ts";
import { writeReview } from "#app/domain/reviews/write-review.ts";
import { sql } from "#app/domain/store/store.ts";
import { enrich } from "./cast.ts";
import { handOver, move, order } from "./task-scene.ts";

const GOOD: SentReview = { stars: 5, marks: {}, text: "A fine coin." };

/** A dollar, paid: delivered by the freelancer and accepted. */
export async function endedOrder(
  buyer: UserActor,
  freelancer: UserActor,
  { priceMicros = 1_000_000n, quantity = 1 } = {},
): Promise<{ orderId: string; taskIds: string[] }> {
  await enrich(buyer, priceMicros * BigInt(quantity));
  const kind = quantity > 1 ? ("unit" as const) : ("package" as const);
  const placed = await order(buyer, freelancer, { priceMicros, quantity, kind });
  await move(freelancer, "start", placed.taskIds);
  await handOver(freelancer, placed.taskIds);
  await move(buyer, "accept", placed.taskIds);
  return placed;
}

export function review(
  actor: UserActor,
  orderId: string,
  change: Partial<SentReview> = {},
  key = newFormKey(),
) {
  return writeReview(actor, { orderId, ...GOOD, ...change, key });
}

export function edit(
  actor: UserActor,
  reviewId: string,
  version: number,
  change: Partial<SentReview> = {},
  key = newFormKey(),
) {
  return editReview(actor, { reviewId, version, ...GOOD, ...change, key });
}

export interface ReviewRow {
  side: string;
  stars: number;
  text: string;
  revealed: boolean;
}

export async function reviewsOf(orderId: string): Promise<ReviewRow[]> {
  return sql<ReviewRow[]>`
    select side, stars, text, revealed_at is not null as revealed from reviews where order_id = ${orderId} order by side`;
}

export async function eventsOf(orderId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from events where name like 'review.%' and payload->>'orderId' = ${orderId} order by id`;
  return rows.map(({ name }) => name);
}

/** Both sides reviewed each other: the ids of the two published reviews. */
export async function bothReviews(
  buyer: UserActor,
  freelancer: UserActor,
  change: Partial<SentReview> = {},
): Promise<{ orderId: string; byBuyer: string; byFreelancer: string }> {
  const { orderId } = await endedOrder(buyer, freelancer);
  const byBuyer = (await review(buyer, orderId, change)).answer.reviewId;
  const byFreelancer = (await review(freelancer, orderId)).answer.reviewId;
  return { orderId, byBuyer, byFreelancer };
}
