/** A person's picture: a square part of what was sent, encoded anew in two sizes, so that nothing else of the file is left. */
import { fileTypeFromBuffer } from "file-type";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { inTurn, MOST_PIXELS, PICTURE_SECONDS } from "./picture-turns.ts";

/** The sides in pixels: beside a name, and on the person's page; both sharp on a dense screen. */
const PICTURE_SIZES = { small: 96, large: 320 } as const;
export const PICTURE_TYPE = "image/webp";

/** The part that stays of a picture that is no square. */
export const CROPS = ["centre", "top", "bottom", "left", "right"] as const;
export type Crop = (typeof CROPS)[number];

/** A shorter side than this would be a blur. */
const LEAST_SIDE = 64;

/** Judged by the bytes; the name and its ending do not count, because neither is kept. */
const DRAWN: ReadonlySet<string> = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
]);

/** What the browser's file chooser offers. */
export const PICTURE_ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif";

export interface DrawnPicture {
  small: Uint8Array;
  large: Uint8Array;
}

/**
 * Upright, cropped, in sRGB on white; of a moving picture the first frame. Place, camera and bytes after the end are gone. Refuses
 * `picture_unreadable`, `picture_too_large`, `picture_too_small` and `busy`. Takes a moment: never call it inside a transaction.
 */
export async function drawPicture(sent: {
  bytes: Uint8Array;
  crop: Crop;
  senderId: string;
}): Promise<DrawnPicture> {
  const { bytes, crop, senderId } = sent;
  const seen = await fileTypeFromBuffer(bytes);
  if (seen === undefined || !DRAWN.has(seen.mime)) return refuseUnreadable();
  return inTurn(senderId, async () => {
    try {
      return await drawn(bytes, crop);
    } catch (problem) {
      if (problem instanceof Refusal) throw problem;
      return /pixel limit|timeout/i.test(String(problem)) ? refuseTooLarge() : refuseUnreadable();
    }
  });
}

async function drawn(bytes: Uint8Array, crop: Crop): Promise<DrawnPicture> {
  const { default: sharp } = await import("sharp");
  // Keep no pixels between pictures.
  sharp.cache(false);
  const options = { limitInputPixels: MOST_PIXELS, failOn: "error" } as const;
  const { width, height } = await sharp(bytes, options).metadata();
  if (Math.min(width, height) < LEAST_SIDE) refuse("picture_too_small", { field: "picture" });
  const side = PICTURE_SIZES.large;
  const large = await sharp(bytes, { ...options, autoOrient: true })
    .timeout({ seconds: PICTURE_SECONDS })
    .resize(side, side, { fit: "cover", position: crop })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .webp({ quality: 82 })
    .toBuffer();
  const small = await sharp(large).resize(PICTURE_SIZES.small).webp({ quality: 82 }).toBuffer();
  return { small, large };
}

function refuseUnreadable(): never {
  refuse("picture_unreadable", {
    field: "picture",
    sentence: "We cannot open this file as a picture. Choose a JPEG, PNG, WebP, GIF or AVIF.",
  });
}

function refuseTooLarge(): never {
  refuse("picture_too_large", {
    field: "picture",
    sentence: `This picture has too many pixels: the limit is ${MOST_PIXELS / 1_000_000} million. Make it smaller and choose it again.`,
    facts: { max_pixels: `${MOST_PIXELS}` },
  });
}
