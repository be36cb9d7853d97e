/**
 * Removes metadata from pictures: place, camera, owner, comments, thumbnails, and bytes after the end. The picture is rotated
 * upright and encoded anew in its own format; frames, depth and colour profile stay.
 */
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import type { Metadata, Sharp } from "sharp";
import { inTurn, MOST_PIXELS, PICTURE_SECONDS } from "./picture-turns.ts";

type Encode = (picture: Sharp, seen: Metadata, bytes: Uint8Array) => Sharp;

/** Encoder settings by format: lossless where the format can be, else no visible loss. */
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

/** Formats with personal metadata that cannot be encoded anew here. */
const REFUSED: ReadonlySet<string> = new Set(["image/heic", "image/heif", "image/apng"]);

export interface SentPicture {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Key of the fair queue: each sender gets an equal share of the machine. */
  senderId: string;
}

/**
 * The picture without its metadata; other files, pictures without metadata (BMP) and working documents (PSD) unchanged. Refuses
 * `picture_unreadable`, `picture_too_large` and `busy`. Takes seconds: never call it inside a transaction.
 */
export async function stripPicture(sent: SentPicture): Promise<Uint8Array> {
  const { name, mediaType, bytes, senderId } = sent;
  if (REFUSED.has(mediaType)) refuseUnreadable(name);
  const encode = ENCODE[mediaType];
  if (encode === undefined) return bytes;
  return inTurn(senderId, async () => {
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
  // Keep no pixels between pictures.
  sharp.cache(false);
  const options = { animated, limitInputPixels: MOST_PIXELS, failOn: "error" } as const;
  const seen = await sharp(bytes, options).metadata();
  // Encoding would keep only the first page.
  if (!animated && (seen.pages ?? 1) > 1) throw new Error("several pages");
  const picture = sharp(bytes, { ...options, autoOrient: true })
    .timeout({ seconds: PICTURE_SECONDS })
    .keepIccProfile();
  // Keeps grey as grey, 16 bits as 16, and print colours (CMYK) as they are.
  const { space } = seen;
  const same =
    space === undefined ? picture : picture.pipelineColourspace(space).toColourspace(space);
  return encode(same, seen, bytes).toBuffer();
}

/** The chunk "VP8L" marks a lossless WebP. */
function isLosslessWebp(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).includes(
    "VP8L",
  );
}

function refuseUnreadable(name: string): never {
  refuse("picture_unreadable", {
    sentence: `“${name}” cannot be read as a picture, so we cannot remove details such as the place. Save it as JPEG, PNG, WebP or GIF. If you need to send it as it is, put it into a zip file.`,
    facts: { file: name },
  });
}

function refuseTooLarge(name: string): never {
  refuse("picture_too_large", {
    sentence: `“${name}” has too many pixels: the limit is ${MOST_PIXELS / 1_000_000} million. Make it smaller. If you need to send it as it is, put it into a zip file.`,
    facts: { file: name, max_pixels: `${MOST_PIXELS}` },
  });
}
