/** Draws the picture of a shared link: the title in our type, and beside it the cover. Runs in the process apart only. */
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { SHARE_HEIGHT, SHARE_WIDTH } from "./share-order.ts";
import type { ShareOrder } from "./share-order.ts";

const PAPER = "#f7f5ef";
const INK = "#1a212d";
const SOFT = "#545a65";
const COPPER = "#b9703f";

const SERIF = { family: "Farthing Serif", file: "farthing-serif.ttf" };
const SANS = { family: "Farthing Sans", file: "farthing-sans.ttf" };

/** The column of text, and the picture on its right. */
const LEFT = 64;
const TEXT_WIDTH = 560;
const SPLIT = 684;
/** Without a title the picture takes all but a band at the foot. */
const BAND = 112;
const TITLE_SIZES = [68, 60, 52, 45, 39, 34];
const TITLE_HEIGHT = 340;

const COIN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="52" height="52">
  <path fill="${COPPER}" d="M17.6 14.4V2.7A13.3 13.3 0 0 1 29.3 14.4Z"/>
  <g fill="none" stroke="${COPPER}" stroke-width="1.4" stroke-linejoin="round">
    <path d="M14.4 14.4V2.7A13.3 13.3 0 0 0 2.7 14.4Z"/><path d="M14.4 17.6V29.3A13.3 13.3 0 0 1 2.7 17.6Z"/>
    <path d="M17.6 17.6V29.3A13.3 13.3 0 0 0 29.3 17.6Z"/></g></svg>`;

interface Piece {
  input: Buffer;
  left: number;
  top: number;
}

interface Written {
  data: Buffer;
  width: number;
  height: number;
}

export async function shareCard(order: ShareOrder, picture: Uint8Array): Promise<Buffer> {
  const pieces = order.title === "" ? await bare(order, picture) : await titled(order, picture);
  return sharp({
    create: { width: SHARE_WIDTH, height: SHARE_HEIGHT, channels: 3, background: PAPER },
  })
    .composite(pieces)
    .jpeg({ quality: 84, progressive: true })
    .toBuffer();
}

async function titled(order: ShareOrder, picture: Uint8Array): Promise<Piece[]> {
  const title = await fitting(order.title);
  const by = order.by === "" ? null : await write(order.by, SANS, 30, SOFT);
  const category = order.category === "" ? null : await write(order.category, SANS, 24, SOFT);
  const foot = SHARE_HEIGHT - 64;
  return [
    ...(await head(LEFT, 60)),
    { input: title.data, left: LEFT, top: 156 },
    ...(by === null ? [] : [{ input: by.data, left: LEFT, top: foot - by.height }]),
    ...(category === null
      ? []
      : [
          {
            input: category.data,
            left: LEFT,
            top: foot - (by?.height ?? 0) - category.height - 14,
          },
        ]),
    { input: await fill(picture, SHARE_WIDTH - SPLIT, SHARE_HEIGHT), left: SPLIT, top: 0 },
    { input: await rule(3, SHARE_HEIGHT), left: SPLIT - 9, top: 0 },
    { input: await rule(1, SHARE_HEIGHT), left: SPLIT - 3, top: 0 },
  ];
}

async function bare(order: ShareOrder, picture: Uint8Array): Promise<Piece[]> {
  const top = SHARE_HEIGHT - BAND;
  const by = order.by === "" ? null : await write(order.by, SANS, 30, SOFT);
  return [
    { input: await fill(picture, SHARE_WIDTH, top - 3), left: 0, top: 0 },
    { input: await rule(SHARE_WIDTH, 3), left: 0, top: top - 3 },
    ...(await head(LEFT, top + 30)),
    ...(by === null
      ? []
      : [{ input: by.data, left: SHARE_WIDTH - LEFT - by.width, top: top + 38 }]),
  ];
}

/** The coin and the name. */
async function head(left: number, top: number): Promise<Piece[]> {
  const name = await write("Farthing", SERIF, 40, INK);
  const coin = await sharp(Buffer.from(COIN)).png().toBuffer();
  return [
    { input: coin, left, top },
    { input: name.data, left: left + 68, top: top + 26 - Math.round(name.height / 2) },
  ];
}

/** The largest size in which the title fits; the smallest is cut off at the foot of its place. */
async function fitting(title: string): Promise<Written> {
  let written = await write(title, SERIF, TITLE_SIZES[0] ?? 68, INK);
  for (const size of TITLE_SIZES.slice(1)) {
    if (written.height <= TITLE_HEIGHT && written.width <= TEXT_WIDTH) return written;
    written = await write(title, SERIF, size, INK);
  }
  const { width, height } = written;
  if (height <= TITLE_HEIGHT && width <= TEXT_WIDTH) return written;
  const data = await sharp(written.data)
    .extract({
      left: 0,
      top: 0,
      width: Math.min(width, TEXT_WIDTH),
      height: Math.min(height, TITLE_HEIGHT),
    })
    .png()
    .toBuffer();
  return { data, width, height };
}

async function write(
  text: string,
  { family, file }: typeof SERIF,
  size: number,
  colour: string,
): Promise<Written> {
  const marked = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${marked}</span>`,
      font: `${family} ${size}`,
      fontfile: fileURLToPath(new URL(`type/${file}`, import.meta.url)),
      width: TEXT_WIDTH,
      wrap: "word-char",
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function fill(picture: Uint8Array, width: number, height: number): Promise<Buffer> {
  return sharp(picture, { density: 300 })
    .resize({ width, height, fit: "cover" })
    .flatten({ background: PAPER })
    .png()
    .toBuffer();
}

function rule(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: COPPER } })
    .png()
    .toBuffer();
}
