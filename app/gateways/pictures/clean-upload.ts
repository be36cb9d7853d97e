/** A file that was sent, as it is stored: pictures without their metadata, with a thumbnail, both made by the process apart. */
import { inTurn } from "#app/domain/files/picture-turns.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { askDrawing } from "./ask-drawing.ts";
import { FILES, LIMITS, tooMuch } from "./drawing.ts";
import type { Reason } from "./drawing.ts";

/** The longest side of a thumbnail in pixels: sharp on a dense screen in a box of 160. */
export const THUMBNAIL_SIDE = 320;

const DRAWN: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/tiff",
]);

/** Formats with personal metadata that cannot be encoded anew here. */
const REFUSED: ReadonlySet<string> = new Set(["image/heic", "image/heif", "image/apng"]);

export interface SentFile {
  name: string;
  /** Seen in the bytes by `inspectFile`. */
  mediaType: string;
  bytes: Uint8Array;
  /** Key of the fair queue: each sender gets an equal share of the machine. */
  senderId: string;
}

export interface CleanUpload {
  bytes: Uint8Array;
  /** WebP; null for files that are no pictures. */
  thumbnail: Uint8Array | null;
}

/**
 * Other files, pictures without metadata (BMP) and working documents (PSD) stay as they came. Refuses `picture_unreadable`,
 * `picture_too_large` and `busy`. Takes seconds: never call it inside a transaction.
 */
export async function cleanUpload(sent: SentFile): Promise<CleanUpload> {
  const { name, mediaType, bytes, senderId } = sent;
  if (REFUSED.has(mediaType)) return refuseUnreadable(name);
  if (!DRAWN.has(mediaType)) return { bytes, thumbnail: null };
  const wish = { mediaType, thumbnailSide: THUMBNAIL_SIDE };
  const drawn = await inTurn(senderId, () =>
    askDrawing(bytes, { kind: "upload", ...LIMITS, ...wish }, FILES),
  );
  if (!drawn.drawn)
    return drawn.reason === "unreadable"
      ? refuseUnreadable(name)
      : refuseTooLarge(name, drawn.reason);
  const [clean, thumbnail = null] = drawn.files.map(({ content }) => content);
  if (clean === undefined) throw new Error("The clean picture is missing.");
  return { bytes: clean, thumbnail };
}

function refuseUnreadable(name: string): never {
  refuse("picture_unreadable", {
    sentence: `“${name}” cannot be read as a picture, so we cannot remove details such as the place. Save it as JPEG, PNG, WebP or GIF. If you need to send it as it is, put it into a zip file.`,
    facts: { file: name },
  });
}

function refuseTooLarge(name: string, reason: Reason): never {
  refuse("picture_too_large", {
    sentence: `“${name}” ${tooMuch(reason)}. Make it smaller. If you need to send it as it is, put it into a zip file.`,
    facts: { file: name, max_pixels: `${LIMITS.pixels}` },
  });
}
