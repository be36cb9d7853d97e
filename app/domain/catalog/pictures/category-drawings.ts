/** Which drawing stands for a category on the cards of gigs without a picture. Pure. */

/** The categories of a new store have drawings of their own. */
export const EMBLEMS = [
  "design",
  "writing",
  "translation",
  "programming",
  "data",
  "video-animation",
  "music-audio",
  "marketing",
  "business",
  "learning-advice",
] as const;
export type Emblem = (typeof EMBLEMS)[number];

/** Other categories have one of these ornaments, always the same one. */
export const ORNAMENTS = 8;

/** The name of the drawing of a category or of a subcategory of it: `design`, or `ornament-3`. */
export function drawingOf(categoryId: string): string {
  const [top = ""] = categoryId.split("/", 1);
  const known = EMBLEMS.find((emblem) => emblem === top);
  return known ?? `ornament-${sum(top) % ORNAMENTS}`;
}

/** A small number that depends on every letter. */
function sum(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return value;
}
