/** What the product and the process that draws pictures say to each other. */
import { z } from "zod";

/** The sizes of a picture on pages, by their width: a phone's card, a page, a page on a dense screen. */
export const WIDTHS = [320, 720, 1440] as const;

/** Best first, as a browser chooses; every browser reads the last. */
export const FORMATS = ["avif", "webp", "jpeg"] as const;
export type Format = (typeof FORMATS)[number];

export interface Limits {
  /** All of its pixels: of a picture whose frames all stay, those of all frames. */
  pixels: number;
  megabytes: number;
  seconds: number;
}

export const LIMITS: Limits = { pixels: 100_000_000, megabytes: 900, seconds: 30 };

/** One kind for each door: shown pictures, shared links, people's pictures, files of deliveries and messages. */
export const KINDS = ["sizes", "share", "portrait", "upload"] as const;
export type Kind = (typeof KINDS)[number];

export interface PortraitWish {
  /** The part that stays of a picture that is no square. */
  crop: string;
  small: number;
  large: number;
  /** A shorter side than this is refused. */
  least: number;
}

export interface UploadWish {
  /** What the bytes were seen to be; another kind is refused. */
  mediaType: string;
  thumbnailSide: number;
}

/** A shorter side than this would be a blur in every list. */
export const LEAST_WIDTH = 320;
export const LEAST_HEIGHT = 200;
/** No side is more than so many times the other. */
export const MOST_STRETCHED = 4;

/** Why there is no picture: too many pixels, too small, too long and narrow, nothing that can be read, more memory or time than one may have. */
export const REASONS = ["pixels", "small", "narrow", "unreadable", "memory", "seconds"] as const;
export type Reason = (typeof REASONS)[number];

/** What a picture has or takes too much of, as the end of a sentence about it. */
export function tooMuch(reason: Reason): string {
  if (reason === "memory") return "takes more memory to read than one picture may have";
  if (reason === "seconds") return "takes more time to read than one picture may have";
  return `has too many pixels: the limit is ${LIMITS.pixels / 1_000_000} million`;
}

const side = z.int().min(1).max(100_000);
const bytes = z.int().min(1);

export const NOT_DRAWN = z.object({ drawn: z.literal(false), reason: z.enum(REASONS) });

export const SIZES = z.object({
  drawn: z.literal(true),
  width: side,
  height: side,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  files: z
    .array(z.object({ width: side, height: side, format: z.enum(FORMATS), bytes }))
    .min(1)
    .max(WIDTHS.length * FORMATS.length),
});

/** Files without further facts. */
export const FILES = z.object({
  drawn: z.literal(true),
  files: z.array(z.object({ bytes })).min(1).max(2),
});

export type Answer = z.infer<typeof NOT_DRAWN> | z.infer<typeof SIZES> | z.infer<typeof FILES>;

/** The facts, and the bytes of their files one after the other. */
export interface Drawn {
  facts: Answer;
  blobs: Buffer[];
}

export function refused(reason: Reason): Drawn {
  return { facts: { drawn: false, reason }, blobs: [] };
}

export function drawnFiles(blobs: Buffer[]): Drawn {
  return { facts: { drawn: true, files: blobs.map((blob) => ({ bytes: blob.length })) }, blobs };
}

/** What an error of the library says about the picture. */
export function reasonOf(problem: unknown): Reason {
  if (/timeout/i.test(String(problem))) return "seconds";
  return /pixel limit|dimension/i.test(String(problem)) ? "pixels" : "unreadable";
}
