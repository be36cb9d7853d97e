/** What the product and the process that draws pictures say to each other. */
import { z } from "zod";

/** The sizes of a picture on pages, by their width: a phone's card, a page, a page on a dense screen. */
export const WIDTHS = [320, 720, 1440] as const;

/** Best first, as a browser chooses; every browser reads the last. */
export const FORMATS = ["avif", "webp", "jpeg"] as const;
export type Format = (typeof FORMATS)[number];

export interface DrawingOrder {
  /** All of its pixels, those of a single frame. */
  pixels: number;
  megabytes: number;
  seconds: number;
}

export const LIMITS: DrawingOrder = { pixels: 100_000_000, megabytes: 900, seconds: 30 };

/** A shorter side than this would be a blur in every list. */
export const LEAST_WIDTH = 320;
export const LEAST_HEIGHT = 200;
/** No side is more than so many times the other. */
export const MOST_STRETCHED = 4;

/** Why there is no picture: too many pixels, too small, too long and narrow, nothing that can be read, more memory or time than one may have. */
export const REASONS = ["pixels", "small", "narrow", "unreadable", "memory", "seconds"] as const;
export type Reason = (typeof REASONS)[number];

const side = z.int().min(1).max(100_000);

export const ANSWER = z.discriminatedUnion("drawn", [
  z.object({ drawn: z.literal(false), reason: z.enum(REASONS) }),
  z.object({
    drawn: z.literal(true),
    width: side,
    height: side,
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    files: z
      .array(
        z.object({ width: side, height: side, format: z.enum(FORMATS), bytes: z.int().min(1) }),
      )
      .min(1)
      .max(WIDTHS.length * FORMATS.length),
  }),
]);

export type Answer = z.infer<typeof ANSWER>;
