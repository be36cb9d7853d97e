/** The score of a person from the stars others gave: an average that starts from a prior, so that one review decides little. Pure. */

/** As if this many reviews with these stars stood beside the real ones. */
export const PRIOR = { reviews: 5, stars: 4 } as const;

/** Grows with each change of how scores, shares and levels are computed; signed records name it. */
export const FORMULA_VERSION = 1;

export interface Score {
  /** Reviews that count, and the sum of their stars. */
  reviews: number;
  stars: number;
  /** Two decimals, rounded half up: `4.38`. Null without a review: a prior alone says nothing about a person. */
  value: string | null;
}

/** (sum of stars + 5 × 4) ÷ (reviews + 5), in whole hundredths, so that everybody computes the same digits. */
export function scoreOf({ reviews, stars }: { reviews: number; stars: number }): Score {
  if (reviews === 0) return { reviews, stars, value: null };
  const above = BigInt(stars + PRIOR.reviews * PRIOR.stars) * 100n;
  const below = BigInt(reviews + PRIOR.reviews);
  const hundredths = ((above * 2n) / below + 1n) / 2n;
  const [whole, part] = [hundredths / 100n, hundredths % 100n];
  return { reviews, stars, value: `${whole}.${part.toString().padStart(2, "0")}` };
}

/** The formula with its numbers: `(83 + 5 × 4) ÷ (18 + 5) = 4.48`. Null without a review. */
export function formulaOf({ reviews, stars, value }: Score): string | null {
  if (value === null) return null;
  const { reviews: count, stars: each } = PRIOR;
  return `(${stars} + ${count} × ${each}) ÷ (${reviews} + ${count}) = ${value}`;
}
