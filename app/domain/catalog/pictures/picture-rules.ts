/** Limits of a gig's pictures, and of the words that say what one shows. */
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";

export const PICTURES_PER_GIG = 8;
export const ALT_MAX = 200;

/** The reason of staff for removing a picture of a gig or of a portfolio. */
export const TAKE_DOWN_REASON = {
  max: 1000,
  min: 1,
  lines: "many",
  empty: "Give the freelancer a reason, in at most 1000 characters.",
} as const;

const ALT_EMPTY =
  "Say in a few words what the picture shows. People who do not see it read this instead.";

/** The tidied text. Refuses `invalid_input` for an empty or overlong one. */
export function altText(text: string): string {
  requireWritten(text, "alt", { max: ALT_MAX, min: 1, lines: "one", empty: ALT_EMPTY });
  return tidyLine(text);
}

/** What the browser's file chooser offers. */
export const PICTURE_ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif";
