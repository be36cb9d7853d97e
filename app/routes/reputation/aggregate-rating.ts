/** A score as search engines read it in structured data. Pure. */
import type { Score } from "#app/domain/reputation/score.ts";

/** Nothing without reviews. The digits are those of the page; the scale goes from 1 to 5. */
export function aggregateRating({ value, reviews }: Score): object {
  if (value === null) return {};
  return {
    aggregateRating: {
      "@type": "AggregateRating",
      ratingValue: value,
      reviewCount: reviews,
      bestRating: 5,
      worstRating: 1,
    },
  };
}
