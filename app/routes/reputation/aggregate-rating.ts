/** A seller's score as search engines read it, in a gig's structured data. Pure. */
import type { SellerRecord } from "#app/domain/reputation/records.ts";

/** Nothing for people without reviews. The score is on a scale from 1 to 5. */
export function aggregateRating({ score }: SellerRecord): object {
  if (score.value === null) return {};
  return {
    aggregateRating: {
      "@type": "AggregateRating",
      ratingValue: score.value,
      reviewCount: score.reviews,
      bestRating: 5,
      worstRating: 1,
    },
  };
}
