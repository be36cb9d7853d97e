/**
 * Removes metadata from pictures: place, camera, owner, comments, thumbnails, and bytes after the end. The picture is rotated
 * upright and encoded anew in its own format; frames, depth and colour profile stay. Runs in the process apart only.
 */
import sharp from "sharp";
import type { Metadata, Sharp } from "sharp";
import { drawnFiles, reasonOf, refused } from "./drawing.ts";
import type { Drawn, Limits, UploadWish } from "./drawing.ts";

interface Way {
  /** What the library calls the format. */
  format: Metadata["format"];
  moves?: boolean;
  /** Lossless where the format can be, else no visible loss. */
  encode: (picture: Sharp, seen: Metadata, bytes: Uint8Array) => Sharp;
}

const WAYS: Readonly<Record<string, Way>> = {
  "image/jpeg": {
    format: "jpeg",
    encode: (picture, { chromaSubsampling, isProgressive }) =>
      picture.jpeg({
        quality: 95,
        chromaSubsampling: chromaSubsampling === "4:2:0" ? "4:2:0" : "4:4:4",
        progressive: isProgressive,
      }),
  },
  "image/png": { format: "png", encode: (picture) => picture.png() },
  "image/webp": {
    format: "webp",
    moves: true,
    encode: (picture, _, bytes) =>
      picture.webp(
        isLosslessWebp(bytes) ? { lossless: true, effort: 2 } : { quality: 95, effort: 2 },
      ),
  },
  "image/gif": { format: "gif", moves: true, encode: (picture) => picture.gif({ dither: 0 }) },
  "image/avif": { format: "heif", encode: (picture) => picture.avif({ quality: 80, effort: 0 }) },
  "image/tiff": {
    format: "tiff",
    encode: (picture) => picture.tiff({ compression: "lzw", predictor: "horizontal" }),
  },
};

/** The clean picture, and its thumbnail: small, upright, as WebP, of a moving picture its first frame. */
export async function stripped(bytes: Uint8Array, wish: Limits & UploadWish): Promise<Drawn> {
  const way = WAYS[wish.mediaType];
  if (way === undefined) return refused("unreadable");
  try {
    const clean = await encodeAnew(bytes, way, wish.pixels);
    const small = await sharp(clean, { limitInputPixels: wish.pixels, autoOrient: true })
      .resize(wish.thumbnailSide, wish.thumbnailSide, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 75, effort: 2 })
      .toBuffer();
    return drawnFiles([clean, small]);
  } catch (problem) {
    return refused(reasonOf(problem));
  }
}

async function encodeAnew(
  bytes: Uint8Array,
  { format, moves = false, encode }: Way,
  pixels: number,
): Promise<Buffer> {
  const options = { animated: moves, limitInputPixels: pixels, failOn: "error" } as const;
  const seen = await sharp(bytes, options).metadata();
  if (seen.format !== format) throw new Error("another kind than it was seen to be");
  // Encoding would keep only the first page.
  if (!moves && (seen.pages ?? 1) > 1) throw new Error("several pages");
  const picture = sharp(bytes, { ...options, autoOrient: true }).keepIccProfile();
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
