/**
 * Draws the demo's pictures in their sizes into `db/seed/pictures`, and lists them in `db/seed/demo/drawn.json`. Run by
 * `npm run demo:pictures` after a drawing changed; a start of the product reads the files and draws nothing.
 */
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { drawGig } from "#db/seed/drawings/draw-gig.ts";
import { drawPortrait } from "#db/seed/drawings/draw-portrait.ts";
import { PORTRAITS } from "#db/seed/drawings/portraits.ts";
import { YEAR_PORTFOLIO } from "#db/seed/demo/window-dressing.ts";
import { STORY_PICTURES } from "#db/seed/demo/story-pictures.ts";
import { YEAR_GIGS } from "#db/seed/demo/year.ts";

const FOLDER = join(import.meta.dirname, "../../db/seed/pictures");
const LIST = join(import.meta.dirname, "../../db/seed/demo/drawn.json");
const WIDTHS = [320, 720];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

function keep(bytes: Buffer): [bytes: number, key: string] {
  const key = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  writeFileSync(join(FOLDER, key), bytes);
  return [bytes.byteLength, key];
}

async function sizesOf(svg: string) {
  const large = await sharp(Buffer.from(svg), { density: 144 })
    .resize(720)
    .flatten({ background: "#ffffff" })
    .toBuffer();
  const sizes = await Promise.all(
    WIDTHS.map(async (width) => {
      const picture = () => sharp(large).resize(width);
      const formats = [
        keep(await picture().avif({ quality: 46, effort: 3 }).toBuffer()),
        keep(await picture().webp({ quality: 62, effort: 6 }).toBuffer()),
        keep(await picture().jpeg({ quality: 58, mozjpeg: true }).toBuffer()),
      ];
      return [width, (width * 2) / 3, formats];
    }),
  );
  const { dominant } = await sharp(large).stats();
  const colour = `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  return { colour, sizes };
}

const wanted = [
  ...YEAR_GIGS.flatMap(({ name, category, second }) => [
    [name, category],
    ...(second === undefined ? [] : [[second[0], category]]),
  ]),
  ...STORY_PICTURES.map(({ name, category }) => [name, category]),
  ...YEAR_PORTFOLIO.map(({ name, category }) => [name, category]),
] as [string, string][];

const pictures: Record<string, unknown> = {};
for (const [name, category] of wanted) pictures[name] = await sizesOf(drawGig(name, category));

const portraits: Record<string, unknown> = {};
for (const [handle, features] of Object.entries(PORTRAITS)) {
  const large = await sharp(Buffer.from(drawPortrait(features)), { density: 144 })
    .resize(320)
    .toBuffer();
  const small = await sharp(large).resize(96).webp({ quality: 74, effort: 6 }).toBuffer();
  portraits[handle] = [
    keep(small)[1],
    keep(await sharp(large).webp({ quality: 66, effort: 6 }).toBuffer())[1],
  ];
}
writeFileSync(LIST, `${JSON.stringify({ pictures, portraits })}\n`);
