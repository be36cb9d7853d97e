/** A person's picture: its sizes, its crops, and the kinds of files it is drawn from. */

/** The sides in pixels: beside a name, and on the person's page; both sharp on a dense screen. */
export const PICTURE_SIZES = { small: 96, large: 320 } as const;
export const PICTURE_TYPE = "image/webp";

/** The part that stays of a picture that is no square. */
export const CROPS = ["centre", "top", "bottom", "left", "right"] as const;
export type Crop = (typeof CROPS)[number];

/** A shorter side than this would be a blur. */
export const LEAST_SIDE = 64;

/** Judged by the bytes; the name and its ending do not count, because neither is kept. */
export const DRAWN_KINDS: ReadonlySet<string> = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
]);

/** What the browser's file chooser offers. */
export const PICTURE_ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif";
