/** Why a picture that everybody would see has no sizes: word → what its owner reads. */

export const WHY_REFUSED = {
  pixels: "It has more than 100 million pixels. Make it smaller and add it again.",
  small: "It is too small: it needs at least 320 pixels across and 200 down.",
  narrow: "It is too long and narrow: no side may be more than four times the other.",
  unreadable:
    "We cannot open it as a picture. Save it as JPEG, PNG, WebP, GIF or AVIF and add it again.",
  memory:
    "It took more memory than one picture may have. Save it with fewer pixels and add it again.",
  seconds:
    "It took more time than one picture may have. Save it with fewer pixels and add it again.",
} as const satisfies Record<string, string>;

export type WhyRefused = keyof typeof WHY_REFUSED;

/** A sentence also for a word of a later release. */
export function whyRefused(word: string): string {
  const known: Record<string, string> = WHY_REFUSED;
  return known[word] ?? WHY_REFUSED.unreadable;
}
