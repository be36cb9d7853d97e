/** How many reviews there are, and how many of them count. */
import type { ReviewCounts } from "#app/domain/reviews/review-list.ts";

/** `12 reviews`, or `12 reviews, 11 of them counted`. */
export function countedNote({ published, counted }: ReviewCounts): string {
  const all = published === 1 ? "1 review" : `${published.toLocaleString("en")} reviews`;
  return counted === published ? all : `${all}, ${counted.toLocaleString("en")} of them counted`;
}
