/** Operations of staff on reviews: what was reported or is hidden, one with its reports, the decision, and taking it back. */
import { z } from "zod";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import { HIDE_REASON_CODES, MAX_SENTENCE, PARTS } from "#app/domain/reviews/hide-reasons.ts";
import { reviewFile } from "#app/domain/reviews/review-file.ts";
import { REVIEW_VIEWS, reviewQueue } from "#app/domain/reviews/review-queue.ts";
import { showAgain } from "#app/domain/reviews/show-again.ts";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, cursor, id, model, moment, page, person } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { reviewShape } from "./review-shapes.ts";

const params = z.object({ id: id("review") });
const part = z.enum(PARTS);
const sentence = writtenText({ max: MAX_SENTENCE, min: 3, lines: "many" });
const decided = z.object({ review_id: id("review") });
const REFUSALS = ["not_found", "own_account", "transition_refused"] as const;

export const STAFF_REVIEWS: Operation[] = [
  defineRead({
    id: "staff.reviews.list",
    method: "GET",
    path: "/staff/reviews",
    summary: "List reviews and replies that were reported and wait, or that are hidden",
    scopes: STAFF,
    query: z.strictObject({ view: z.enum(REVIEW_VIEWS), cursor }),
    answer: page(
      model("ReviewCaseSummary", {
        id: id("review"),
        part,
        reason: z.string(),
        reports: count,
        at: moment,
        author: person,
        subject: person,
      }),
    ),
    refusals: [],
    async run({ actor, query }) {
      const { rows, next } = await reviewQueue(actor, { view: query.view, after: query.cursor });
      return { items: rows, next };
    },
  }),
  defineRead({
    id: "staff.reviews.read",
    method: "GET",
    path: "/staff/reviews/{id}",
    summary: "Read a published review with its reports and decisions; the reading is recorded",
    scopes: STAFF,
    params,
    answer: model("ReviewCase", {
      review: reviewShape,
      words: z.object({ review: z.string(), reply: z.string().nullable() }),
      hidden_now: z.object({ review: z.boolean(), reply: z.boolean() }),
      reports: z.array(
        model("ReviewReport", {
          id: id("reviewReport"),
          part,
          reason: z.string(),
          note: z.string(),
          at: moment,
          reporter: person,
          decision: z.enum(["hidden", "kept"]).nullable(),
          explanation: z.string().nullable(),
        }),
      ),
      hidings: z.array(
        model("ReviewHiding", {
          id: id("reviewHiding"),
          part,
          reason: z.string(),
          sentence: z.string(),
          at: moment,
          by: z.string(),
          lifted_at: moment.nullable(),
          lifted_by: z.string().nullable(),
          lifted_sentence: z.string().nullable(),
        }),
      ),
    }),
    refusals: ["not_found"],
    run: ({ actor, params: { id: reviewId } }) => reviewFile(actor, reviewId),
  }),
  defineVerb({
    id: "staff.reviews.decide",
    command: "reviews.decide",
    method: "POST",
    path: "/staff/reviews/{id}/decide",
    summary: "Hide a review or its reply for a public reason, or keep what was reported",
    scopes: STAFF,
    params,
    body: z.strictObject({
      part: part.default("review"),
      decision: z.enum(["hide", "keep"]),
      reason: z.enum(HIDE_REASON_CODES).optional(),
      sentence,
    }),
    answer: decided,
    refusals: REFUSALS,
    run: ({ actor, params: { id: reviewId }, body, key }) =>
      decideReview(actor, { reviewId, ...body, key }),
  }),
  defineVerb({
    id: "staff.reviews.show_again",
    command: "reviews.show_again",
    method: "POST",
    path: "/staff/reviews/{id}/show_again",
    summary: "Show a review or reply again that staff had hidden",
    scopes: STAFF,
    params,
    body: z.strictObject({ part: part.default("review"), sentence }),
    answer: decided,
    refusals: REFUSALS,
    run: ({ actor, params: { id: reviewId }, body, key }) =>
      showAgain(actor, { reviewId, ...body, key }),
  }),
];
