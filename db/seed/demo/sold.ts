/** Says in one line that a gig was sold, and what its buyer wrote about it. */
import type { SeedSale } from "./shapes.ts";

type More = Omit<SeedSale, "buyer" | "daysAgo" | "of" | "stars" | "text">;

/** `said`: stars and words of the buyer; null where they wrote nothing. */
export function sold(
  buyer: string,
  daysAgo: number,
  of: number,
  said: readonly [stars: number, text: string] | null,
  more: More = {},
): SeedSale {
  const review = said === null ? {} : { stars: said[0], text: said[1] };
  return { buyer, daysAgo, of, ...review, ...more };
}
