/**
 * The drawing process: an order as its argument, the bytes of one picture in on standard input, what was drawn out on standard output.
 * Started by `run-apart.ts`, without the settings, the secrets and the connections of the product. It imports nothing of the product but
 * its own folder. Only this process loads sharp.
 */
import sharp from "sharp";
import { drawSizes } from "./draw-sizes.ts";
import type { Drawn, Kind, Limits, PortraitWish, UploadWish } from "./drawing.ts";
import { drawnFiles } from "./drawing.ts";
import { portrait } from "./portrait.ts";
import { shareCard } from "./share-card.ts";
import type { ShareOrder } from "./share-order.ts";
import { stripped } from "./strip-picture.ts";
import { watchOver } from "./watch-over.ts";

type Order = { kind: Kind } & Limits;

/** The formats of browsers' pictures: no drawings with scripts, no documents, no loaders of other programs. */
const PICTURES = ["Jpeg", "Png", "Webp", "Nsgif", "Heif"];

const WORK: Readonly<
  Record<Kind, { loads: string[]; draw: (source: Buffer, order: Order) => Promise<Drawn> }>
> = {
  sizes: { loads: PICTURES, draw: drawSizes },
  // Only what we drew ourselves: pictures as JPEG and WebP, drawings, and the parts of this one as PNG.
  share: {
    loads: ["Jpeg", "Webp", "Svg", "Png"],
    draw: async (source, order) =>
      drawnFiles([await shareCard(order as Order & ShareOrder, source)]),
  },
  portrait: {
    loads: PICTURES,
    draw: (source, order) => portrait(source, order as Order & PortraitWish),
  },
  upload: {
    loads: [...PICTURES, "Tiff"],
    draw: (source, order) => stripped(source, order as Order & UploadWish),
  },
};

const order = JSON.parse(process.argv[2] ?? "{}") as Order;
watchOver(order);
const { loads, draw } = WORK[order.kind];
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: loads.map((kind) => `VipsForeignLoad${kind}Buffer`) });
sharp.cache(false);
sharp.concurrency(1);

const source: Buffer[] = [];
for await (const part of process.stdin) source.push(part as Buffer);
const { facts, blobs } = await draw(Buffer.concat(source), order);
const head = Buffer.from(JSON.stringify(facts));
const length = Buffer.alloc(4);
length.writeUInt32BE(head.byteLength);
process.stdout.end(Buffer.concat([length, head, ...blobs]));
