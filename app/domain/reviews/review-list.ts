/** Lists of published reviews, newest first: of a gig, of a seller, and of a buyer. */
import { isId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { hidings, shownOf, shownReviews, whyNotCounted } from "./shown-review.ts";
import type { ShownReview, ShownRow } from "./shown-review.ts";

/** What the reviews are about: a gig, or a person as one of the two sides. */
export type ReviewedThing = { gigId: string } | { sellerId: string } | { buyerId: string };

export interface ReviewList {
  reviews: ShownReview[];
  /** Id after which the next page begins; null on the last. */
  next: string | null;
}

const REVIEWS_PER_PAGE = 10;

/** Only published reviews `r`. */
function about(thing: ReviewedThing) {
  const published = sql`r.revealed_at is not null`;
  if ("gigId" in thing) return sql`${published} and r.side = 'buyer' and r.gig_id = ${thing.gigId}`;
  return "sellerId" in thing
    ? sql`${published} and r.side = 'buyer' and r.subject_id = ${thing.sellerId}`
    : sql`${published} and r.side = 'freelancer' and r.subject_id = ${thing.buyerId}`;
}

export async function reviewList(
  thing: ReviewedThing,
  { after, limit = REVIEWS_PER_PAGE }: { after?: string | null | undefined; limit?: number } = {},
): Promise<ReviewList> {
  const cursor = after !== undefined && after !== null && isId("review", after) ? after : null;
  const behind =
    cursor === null
      ? sql`true`
      : sql`(r.revealed_at, r.id) < (select c.revealed_at, c.id from reviews c where c.id = ${cursor} and c.revealed_at is not null)`;
  const rows = await sql<ShownRow[]>`
    ${shownReviews()} where ${about(thing)} and ${behind}
    order by r.revealed_at desc, r.id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit).map(shownOf);
  return { reviews: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

export interface ReviewCounts {
  /** All that are published, and those that count for scores. */
  published: number;
  counted: number;
  /** Sum of the stars of those that count. */
  stars: number;
}

export async function reviewCounts(thing: ReviewedThing): Promise<ReviewCounts> {
  const [row] = await sql<ReviewCounts[]>`
    select count(*)::int as published, count(*) filter (where ${whyNotCounted()} is null)::int as counted,
           coalesce(sum(r.stars) filter (where ${whyNotCounted()} is null), 0)::int as stars
    from reviews r ${hidings()} where ${about(thing)}`;
  return row ?? { published: 0, counted: 0, stars: 0 };
}
