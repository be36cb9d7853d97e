/** Operations that read published reviews: the public inputs of every score. */
import { z } from "zod";
import { buyerPage } from "#app/domain/reviews/buyer-page.ts";
import { gigReviews, sellerReviews } from "#app/domain/reviews/public-reviews.ts";
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { id, page } from "#app/routes/api/v1/shapes.ts";
import type { CountedReviews } from "#app/domain/reviews/public-reviews.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { reviewCountsShape, reviewShape } from "./review-shapes.ts";

const list = page(reviewShape).extend({ counts: reviewCountsShape }).meta({ id: "ReviewPage" });
const query = z.strictObject({ cursor: id("review").optional() });
const named = z.object({ handle: z.string().min(1).max(60) });

const listed = ({ reviews, next, counts }: CountedReviews) => ({ items: reviews, next, counts });

export const READING_REVIEWS: Operation[] = [
  defineRead({
    id: "reviews.read",
    method: "GET",
    path: "/reviews/{id}",
    summary: "Read a published review",
    scopes: ["read"],
    params: z.object({ id: id("review") }),
    answer: reviewShape,
    refusals: ["not_found"],
    run: ({ params }) => publishedReview(params.id),
  }),
  defineRead({
    id: "reviews.of_gig",
    method: "GET",
    path: "/gigs/{id}/reviews",
    summary: "List what buyers wrote about a gig, newest first",
    scopes: ["read"],
    params: z.object({ id: id("gig") }),
    query,
    answer: list,
    refusals: ["not_found"],
    run: async ({ actor, params, query: { cursor } }) =>
      listed(await gigReviews(actor, params.id, cursor ?? null)),
  }),
  defineRead({
    id: "reviews.of_seller",
    method: "GET",
    path: "/sellers/{handle}/reviews",
    summary: "List what buyers wrote about a seller, newest first",
    scopes: ["read"],
    params: named,
    query,
    answer: list,
    refusals: ["not_found"],
    run: async ({ params, query: { cursor } }) =>
      listed(await sellerReviews(params.handle, cursor ?? null)),
  }),
  defineRead({
    id: "reviews.of_buyer",
    method: "GET",
    path: "/buyers/{handle}/reviews",
    summary: "List what freelancers wrote about a buyer, newest first",
    scopes: ["read"],
    params: named,
    query,
    answer: list,
    refusals: ["not_found"],
    run: async ({ actor, params, query: { cursor } }) =>
      listed(await buyerPage(actor, params.handle, cursor ?? null)),
  }),
];
