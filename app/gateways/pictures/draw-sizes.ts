/** Draws a picture in its sizes and formats: upright, on white, in sRGB, of a moving one the first frame. Runs in the process apart only. */
import sharp from "sharp";
import type { Sharp } from "sharp";
import {
  FORMATS,
  LEAST_HEIGHT,
  LEAST_WIDTH,
  MOST_STRETCHED,
  reasonOf,
  refused,
  WIDTHS,
} from "./drawing.ts";
import type { Drawn, Format, Limits, Reason } from "./drawing.ts";

const ENCODE: Readonly<Record<Format, (picture: Sharp) => Sharp>> = {
  avif: (picture) => picture.avif({ quality: 52, effort: 2 }),
  webp: (picture) => picture.webp({ quality: 76, effort: 3 }),
  jpeg: (picture) => picture.jpeg({ quality: 76, progressive: true }),
};

export async function drawSizes(source: Uint8Array, order: Limits): Promise<Drawn> {
  try {
    return await drawn(source, order);
  } catch (problem) {
    return refused(reasonOf(problem));
  }
}

async function drawn(source: Uint8Array, order: Limits): Promise<Drawn> {
  const options = { limitInputPixels: order.pixels, failOn: "error" } as const;
  const seen = await sharp(source, options).metadata();
  const { width, height } = seen.autoOrient;
  const reason = whyNot(width, height, order);
  if (reason !== null) return refused(reason);
  const whole = await sharp(source, { ...options, autoOrient: true })
    .resize({ width: Math.min(width, WIDTHS[2]), withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { channels, ...size } = whole.info;
  const raw = { width: size.width, height: size.height, channels };
  const files: Array<{ width: number; height: number; format: Format; bytes: number }> = [];
  const blobs: Buffer[] = [];
  for (const wanted of new Set(WIDTHS.map((each) => Math.min(each, size.width)))) {
    const small = await sharp(whole.data, { raw })
      .resize({ width: wanted })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width: w, height: h } = small.info;
    for (const format of FORMATS) {
      const picture = sharp(small.data, { raw: { width: w, height: h, channels } });
      const blob = await ENCODE[format](picture).toBuffer();
      files.push({ width: w, height: h, format, bytes: blob.byteLength });
      blobs.push(blob);
    }
  }
  const { dominant } = await sharp(whole.data, { raw }).stats();
  const colour = `#${[dominant.r, dominant.g, dominant.b].map(hex).join("")}`;
  return { facts: { drawn: true, ...size2(size), colour, files }, blobs };
}

function size2({ width, height }: { width: number; height: number }) {
  return { width, height };
}

function whyNot(width: number, height: number, { pixels }: Limits): Reason | null {
  if (width * height > pixels) return "pixels";
  if (Math.max(width / height, height / width) > MOST_STRETCHED) return "narrow";
  return width < LEAST_WIDTH || height < LEAST_HEIGHT ? "small" : null;
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
