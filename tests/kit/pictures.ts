/** Pictures for tests: of a given size, in halves of two colours, and files that only look like pictures. */
import { crc32 } from "node:zlib";
import sharp from "sharp";
import type { Sharp } from "sharp";

const RED = "#d02020";
const BLUE = "#2030d0";

/** A plain PNG. */
export async function samplePicture(
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await halves(width, height).png().toBuffer());
}

/** The first half red, the second blue: beside each other in a wide picture, one above the other in a high one. */
export function halves(width: number, height: number): Sharp {
  const wide = width >= height;
  const [halfWidth, halfHeight] = wide ? [width / 2, height] : [width, height / 2];
  const first = {
    width: Math.ceil(halfWidth),
    height: Math.ceil(halfHeight),
    channels: 3 as const,
  };
  return sharp({ create: { width, height, channels: 3, background: BLUE } }).composite([
    { input: { create: { ...first, background: RED } }, left: 0, top: 0 },
  ]);
}

/** The colours along the middle of a picture, from `left` to `right` or from top to bottom: `red`, `blue`, or another word. */
export async function coloursOf(bytes: Uint8Array, along: "x" | "y"): Promise<string> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (part: number) => {
    const long = Math.floor(part * (along === "x" ? info.width : info.height));
    const [x, y] = along === "x" ? [long, info.height >> 1] : [info.width >> 1, long];
    const [red = 0, green = 0, blue = 0] = data.subarray((y * info.width + x) * info.channels);
    if (green > 200) return "white";
    return red > blue ? "red" : "blue";
  };
  return [...new Set([at(0.1), at(0.9)])].join(" ");
}

/** A PNG whose header claims a size, as a decompression bomb does. */
export async function claimingPng(width: number, height: number): Promise<Uint8Array> {
  const bytes = Buffer.from(await samplePicture(64, 64));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** A moving GIF of a few hundred bytes that unpacks to `frames` frames of `side` by `side` pixels. */
export function gifBomb(side: number, frames: number): Uint8Array {
  const screen = Buffer.from([0, 0, 0, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0]);
  screen.writeUInt16LE(side, 0);
  screen.writeUInt16LE(side, 2);
  const frame = Buffer.from("21f904000a0000002c0000000001000100000202440100", "hex");
  const all = Array.from({ length: frames }, () => frame);
  return Buffer.concat([Buffer.from("GIF89a"), screen, ...all, Buffer.from([0x3b])]);
}
