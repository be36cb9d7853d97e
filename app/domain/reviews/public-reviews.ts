/** The pages of all reviews of a gig and of a seller. */
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import type { GigDetails } from "#app/domain/catalog/gig-page.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import type { Seller } from "#app/domain/catalog/seller-page.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { reviewCounts, reviewList } from "./review-list.ts";
import type { ReviewCounts, ReviewedThing, ReviewList } from "./review-list.ts";

export interface CountedReviews extends ReviewList {
  counts: ReviewCounts;
}

const SHOWN = 4;

async function counted(thing: ReviewedThing, after: string | null): Promise<CountedReviews> {
  const [list, counts] = await Promise.all([reviewList(thing, { after }), reviewCounts(thing)]);
  return { ...list, counts };
}

/** The newest few, for the page of the thing. */
export async function reviewsOf(thing: ReviewedThing): Promise<CountedReviews> {
  const list = await reviewList(thing, { limit: SHOWN });
  // Most things have no review, and those with few need no second statement.
  if (list.next !== null) return { ...list, counts: await reviewCounts(thing) };
  const counted = list.reviews.filter(({ notCounted }) => notCounted === null);
  const stars = counted.reduce((sum, review) => sum + review.stars, 0);
  return {
    ...list,
    counts: { published: list.reviews.length, counted: counted.length, stars },
  };
}

/** Refuses `not_found` for a gig that the viewer cannot read. */
export async function gigReviews(
  viewer: Viewer,
  gigId: string,
  after: string | null,
): Promise<CountedReviews & { gig: GigDetails }> {
  const { gig } = await gigPage(viewer, gigId);
  return { gig, ...(await counted({ gigId }, after)) };
}

/** Refuses `not_found`, also for suspended and closed accounts. */
export async function sellerReviews(
  handle: string,
  after: string | null,
): Promise<CountedReviews & { seller: Seller }> {
  const { seller } = await sellerPage(handle, null);
  return { seller, ...(await counted({ sellerId: seller.id }, after)) };
}
