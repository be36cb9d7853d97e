/**
 * A process of its own that draws one picture: bytes in on standard input, the drawn sizes out on standard output. Started by
 * `draw-apart.ts`, without the settings, the secrets and the connections of the product. It imports nothing of the product but its own folder.
 */
import { draw } from "./draw.ts";
import type { DrawingOrder } from "./drawing.ts";
import { watchOver } from "./watch-over.ts";

const order = JSON.parse(process.argv[2] ?? "{}") as DrawingOrder;

watchOver(order);

const source: Buffer[] = [];
for await (const part of process.stdin) source.push(part as Buffer);
const { facts, blobs } = await draw(Buffer.concat(source), order);
const head = Buffer.from(JSON.stringify(facts));
const length = Buffer.alloc(4);
length.writeUInt32BE(head.byteLength);
process.stdout.end(Buffer.concat([length, head, ...blobs]));
