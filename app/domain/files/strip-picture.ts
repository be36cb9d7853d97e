/**
 * Takes out of a picture what it says about its maker: place, camera, owner, comments, thumbnails and whatever follows its end. It is
 * turned upright and encoded anew in its own format, with its frames, depth and colour profile kept.
 */
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import type { Metadata, Sharp } from "sharp";

/** A hundred million pixels, all frames together: more than phones take, far less than a small file can claim. */
const MOST_PIXELS = 100_000_000;
/** A picture that takes longer is refused; one at a time, so that sign-ins and pages go on. */
const SECONDS = 8;
const turns = new FairQueue({ atOnce: 1, mostWaiting: { known: 20, strangers: 0 } });

type Encode = (picture: Sharp, seen: Metadata, bytes: Uint8Array) => Sharp;

/** How each format is written: without loss where the format can, else with as little as nobody sees. */
const ENCODE: Readonly<Record<string, Encode>> = {
  "image/jpeg": (picture, { chromaSubsampling, isProgressive }) =>
    picture.jpeg({
      quality: 95,
      chromaSubsampling: chromaSubsampling === "4:2:0" ? "4:2:0" : "4:4:4",
      progressive: isProgressive,
    }),
  "image/png": (picture) => picture.png(),
  "image/webp": (picture, _, bytes) =>
    picture.webp(
      isLosslessWebp(bytes) ? { lossless: true, effort: 2 } : { quality: 95, effort: 2 },
    ),
  "image/gif": (picture) => picture.gif({ dither: 0 }),
  "image/avif": (picture) => picture.avif({ quality: 80, effort: 0 }),
  "image/tiff": (picture) => picture.tiff({ compression: "lzw", predictor: "horizontal" }),
};

const MOVING: ReadonlySet<string> = new Set(["image/gif", "image/webp"]);

/** Kinds of pictures that say who took them where and that cannot be encoded anew here. */
const REFUSED: ReadonlySet<string> = new Set(["image/heic", "image/heif", "image/apng"]);

export interface SentPicture {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Whose it is: everybody gets their share of the machine. */
  senderId: string;
}

/**
 * The picture without its metadata; other files, and pictures that hold none (BMP) or are working documents (PSD), as they
 * are. Refuses `picture_unreadable`, `picture_too_large` and `busy`. Takes seconds: never inside a transaction.
 */
export async function stripPicture(sent: SentPicture): Promise<Uint8Array> {
  const { name, mediaType, bytes, senderId } = sent;
  if (REFUSED.has(mediaType)) refuseUnreadable(name);
  const encode = ENCODE[mediaType];
  if (encode === undefined) return bytes;
  return turns.take({ place: senderId, known: true }, async () => {
    try {
      return await encodeAnew(bytes, encode, MOVING.has(mediaType));
    } catch (problem) {
      if (problem instanceof Refusal) throw problem;
      return /pixel limit|timeout/i.test(String(problem))
        ? refuseTooLarge(name)
        : refuseUnreadable(name);
    }
  });
}

async function encodeAnew(
  bytes: Uint8Array,
  encode: Encode,
  animated: boolean,
): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  // Nothing is kept between pictures.
  sharp.cache(false);
  const options = { animated, limitInputPixels: MOST_PIXELS, failOn: "error" } as const;
  const seen = await sharp(bytes, options).metadata();
  // Only the first page would be left.
  if (!animated && (seen.pages ?? 1) > 1) throw new Error("several pages");
  const picture = sharp(bytes, { ...options, autoOrient: true })
    .timeout({ seconds: SECONDS })
    .keepIccProfile();
  // Grey stays grey, sixteen bits stay sixteen, and colours for print are not turned into those of a screen.
  const { space } = seen;
  const same =
    space === undefined ? picture : picture.pipelineColourspace(space).toColourspace(space);
  return encode(same, seen, bytes).toBuffer();
}

/** The name of the lossless bitstream stands in the file's chunks. */
function isLosslessWebp(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).includes(
    "VP8L",
  );
}

function refuseUnreadable(name: string): never {
  refuse("picture_unreadable", {
    sentence: `“${name}” cannot be read as a picture, so what it says about its maker (such as the place) cannot be taken out. Save it as JPEG, PNG, WebP or GIF, or pack it into a zip archive if it must be sent as it is.`,
    facts: { file: name },
  });
}

function refuseTooLarge(name: string): never {
  refuse("picture_too_large", {
    sentence: `“${name}” has too many pixels to work on: up to ${MOST_PIXELS / 1_000_000} million fit. Make it smaller, or pack it into a zip archive if it must be sent as it is.`,
    facts: { file: name, max_pixels: `${MOST_PIXELS}` },
  });
}
