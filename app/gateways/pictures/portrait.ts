/** Draws a person's picture: a square in two sizes. Runs in the process apart only. */
import sharp from "sharp";
import { drawnFiles, reasonOf, refused } from "./drawing.ts";
import type { Drawn, Limits, PortraitWish } from "./drawing.ts";

/** The small one first. Upright, cropped, in sRGB on white; of a moving picture the first frame. */
export async function portrait(bytes: Uint8Array, wish: Limits & PortraitWish): Promise<Drawn> {
  const { small, large, least, crop, pixels } = wish;
  const options = { limitInputPixels: pixels, failOn: "error" } as const;
  try {
    const { width, height } = await sharp(bytes, options).metadata();
    if (Math.min(width, height) < least) return refused("small");
    const drawn = await sharp(bytes, { ...options, autoOrient: true })
      .resize(large, large, { fit: "cover", position: crop })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .webp({ quality: 82 })
      .toBuffer();
    return drawnFiles([await sharp(drawn).resize(small).webp({ quality: 82 }).toBuffer(), drawn]);
  } catch (problem) {
    return refused(reasonOf(problem));
  }
}
