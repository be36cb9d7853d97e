/** Why a gig stands where it does in a list of results: one short line. Pure. */
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { FoundGig } from "#app/domain/catalog/search/result-page.ts";
import type { Sort } from "#app/domain/catalog/search/search-filters.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";

type Ranked = Pick<
  FoundGig,
  "words" | "skill" | "publishedAt" | "fromMicros" | "currency" | "deliveryDays"
>;

/** `rating`: the seller's score as the card shows it. Days are those of UTC, as kept pages are the same for everybody. */
export function whyHere(
  gig: Ranked,
  sort: Sort,
  rating: { average: string; count: number } | undefined,
): string {
  const published = `published ${writeMoment(gig.publishedAt, true)}`;
  if (gig.words === "title") return `All words in the title · ${published}`;
  if (gig.skill !== null) return `By a skill of the freelancer: ${gig.skill} · ${published}`;
  if (gig.words === "text") return `Words in the text and tags · ${published}`;
  if (sort === "rating") return byRating(rating);
  if (sort === "delivery")
    return `Delivered in ${gig.deliveryDays === 1 ? "1 day" : `${gig.deliveryDays} days`}`;
  if (sort === "newest" || sort === "relevance")
    return `Published ${writeMoment(gig.publishedAt, true)}`;
  return `Lowest price ${formatMoney(money(gig.fromMicros, gig.currency))}`;
}

function byRating(rating: { average: string; count: number } | undefined): string {
  if (rating === undefined) return "No reviews yet: counts as 4.00, where every score begins";
  return `Score ${rating.average} from ${rating.count === 1 ? "1 review" : `${rating.count} reviews`}`;
}
