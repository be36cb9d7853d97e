/** Makes the thumbnail of a picture: small, upright, without metadata, as WebP; of a moving picture its first frame. */
import { inTurn, MOST_PIXELS, PICTURE_SECONDS } from "./picture-turns.ts";

/** The longest side in pixels: sharp on a dense screen in a box of 160. */
export const THUMBNAIL_SIDE = 320;
export const THUMBNAIL_TYPE = "image/webp";

const DRAWN: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/tiff",
]);

/**
 * Null for files that are no pictures, for pictures that cannot be drawn, and while too many wait: a file is never refused for the
 * sake of its thumbnail. Takes a moment: never call it inside a transaction.
 */
export async function drawThumbnail(picture: {
  mediaType: string;
  bytes: Uint8Array;
  senderId: string;
}): Promise<Uint8Array | null> {
  const { mediaType, bytes, senderId } = picture;
  if (!DRAWN.has(mediaType)) return null;
  try {
    return await inTurn(senderId, () => drawn(bytes));
  } catch {
    return null;
  }
}

async function drawn(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", autoOrient: true })
    .timeout({ seconds: PICTURE_SECONDS })
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 75, effort: 2 })
    .toBuffer();
}
