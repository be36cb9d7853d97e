/** Operations of the two sides of an order on its reviews, and of everybody on published ones. */
import { z } from "zod";
import { PARTS } from "#app/domain/reviews/hide-reasons.ts";
import { editReview } from "#app/domain/reviews/edit-review.ts";
import { orderReviews } from "#app/domain/reviews/order-reviews.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { MAX_REVIEW_REPORT, REVIEW_REPORT_CODES } from "#app/domain/reviews/report-reasons.ts";
import { reportReview } from "#app/domain/reviews/report-review.ts";
import { MAX_REPLY, MAX_REVIEW } from "#app/domain/reviews/review-marks.ts";
import { reviewableOrder } from "#app/domain/reviews/reviewable-order.ts";
import { sideOfReview } from "#app/domain/reviews/side-of-review.ts";
import { writeReview } from "#app/domain/reviews/write-review.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import type { TokenScope } from "#app/domain/security/token-scopes.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, model, moment, person, version } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { marks, reviewShape, star } from "./review-shapes.ts";
import { EITHER, requireSideScope } from "./side-scope.ts";

const params = z.object({ id: id("review") });
const given = star.nullable().default(null);

const fields = {
  stars: star,
  as_described: given.meta({ description: "By buyers only, like the next two." }),
  on_time: given,
  communication: given,
  clear_brief: given.meta({ description: "By freelancers only, like the next one." }),
  fair_answers: given,
  text: writtenText({ max: MAX_REVIEW, lines: "many" }).default(""),
};

type Sent = z.output<z.ZodObject<typeof fields>>;

function sent({ stars, text, ...given }: Sent) {
  const marks = {
    asDescribed: given.as_described,
    onTime: given.on_time,
    communication: given.communication,
    clearBrief: given.clear_brief,
    fairAnswers: given.fair_answers,
  };
  return { stars, marks, text };
}

/** Of a side of the review's order the scope of that side; of everybody else either. Refuses `scope_missing`. */
async function requireOwnScope(
  scopes: readonly TokenScope[],
  actor: UserActor,
  [verb, reviewId]: ["edit" | "reply" | "report", string],
): Promise<void> {
  const side = await sideOfReview(actor, `reviews.${verb}`, reviewId);
  if (side !== null) requireSideScope(scopes, side);
}

export const REVIEWS: Operation[] = [
  defineVerb({
    id: "reviews.write",
    command: "reviews.write",
    method: "POST",
    path: "/reviews",
    summary:
      "Review the other side of an order that ended and was paid. It stays hidden until both wrote, or the time for it is over",
    scopes: EITHER,
    body: z.strictObject({ order_id: id("order"), ...fields }),
    answer: z.object({
      review_id: id("review"),
      revealed: z.boolean().meta({ description: "True if both reviews are public now." }),
    }),
    status: 201,
    refusals: [
      "not_found",
      "review_not_yet",
      "review_nothing_paid",
      "review_window_over",
      "review_written",
      "scope_missing",
    ],
    async run({ actor, body, key, scopes }) {
      const { order_id: orderId } = body;
      requireSideScope(scopes, (await reviewableOrder(actor, orderId)).side);
      return writeReview(actor, { orderId, ...sent(body), key });
    },
  }),
  defineVerb({
    id: "reviews.edit",
    command: "reviews.edit",
    method: "POST",
    path: "/reviews/{id}/edit",
    summary: "Change a review of yours while it is hidden",
    scopes: EITHER,
    params,
    body: z.strictObject({
      version: version.meta({ description: "The version you read. Another one is `stale`." }),
      ...fields,
    }),
    answer: z.object({ review_id: id("review"), version }),
    refusals: ["not_found", "review_revealed", "scope_missing", "stale"],
    async run({ actor, params: { id: reviewId }, body, key, scopes }) {
      await requireOwnScope(scopes, actor, ["edit", reviewId]);
      return editReview(actor, { reviewId, version: body.version, ...sent(body), key });
    },
  }),
  defineRead({
    id: "reviews.of_order",
    method: "GET",
    path: "/orders/{id}/reviews",
    summary: "Read your own review of an order, until when you can write it, and what is published",
    scopes: ["read"],
    params: z.object({ id: id("order") }),
    answer: model("OrderReviews", {
      order_id: id("order"),
      title: z.string(),
      side: z.enum(["buyer", "freelancer"]).meta({ description: "Which side you are." }),
      other: person,
      window: z.enum(["running", "unpaid", "open", "over"]).meta({
        description: "Whether you can write: `unpaid` if nothing was paid in the order.",
      }),
      closes_at: moment.nullable(),
      own: model("OwnReview", {
        id: id("review"),
        stars: star,
        marks,
        text: z.string(),
        version,
        written_at: moment,
        opens_at: moment.meta({ description: "When it is published at the latest." }),
        revealed_at: moment.nullable(),
      }).nullable(),
      published: z.array(reviewShape),
      same_hands: z.boolean().meta({
        description:
          "True if both accounts share a payout account or a browser: the reviews count for no score.",
      }),
    }),
    refusals: ["not_found"],
    run: ({ actor, params: { id: orderId } }) => orderReviews(actor, orderId),
  }),
  defineVerb({
    id: "reviews.reply",
    command: "reviews.reply",
    method: "POST",
    path: "/reviews/{id}/reply",
    summary: "Reply once, in public, to a review about you",
    scopes: EITHER,
    params,
    body: z.strictObject({ text: writtenText({ max: MAX_REPLY, min: 1, lines: "many" }) }),
    answer: z.object({ review_id: id("review") }),
    refusals: ["not_found", "reply_written", "scope_missing", "transition_refused"],
    async run({ actor, params: { id: reviewId }, body, key, scopes }) {
      await requireOwnScope(scopes, actor, ["reply", reviewId]);
      return replyToReview(actor, { reviewId, ...body, key });
    },
  }),
  defineVerb({
    id: "reviews.report",
    command: "reviews.report",
    method: "POST",
    path: "/reviews/{id}/report",
    summary: "Report a review or its reply to staff",
    scopes: EITHER,
    params,
    body: z.strictObject({
      part: z.enum(PARTS).default("review"),
      reason: z.enum(REVIEW_REPORT_CODES),
      note: writtenText({ max: MAX_REVIEW_REPORT, lines: "many" }).default(""),
    }),
    answer: z.object({ report_id: id("reviewReport") }),
    refusals: [
      "not_found",
      "own_account",
      "scope_missing",
      "transition_refused",
      "too_many_attempts",
    ],
    async run({ actor, params: { id: reviewId }, body, key, scopes }) {
      await requireOwnScope(scopes, actor, ["report", reviewId]);
      return reportReview(actor, { reviewId, ...body, key });
    },
  }),
];
