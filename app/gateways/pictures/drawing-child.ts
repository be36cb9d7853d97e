/**
 * A process of its own that draws one picture: bytes in on standard input, the drawn sizes out on standard output. Started by
 * `draw-apart.ts`, without the settings, the secrets and the connections of the product. It imports nothing of the product but its own folder.
 */
import { writeSync } from "node:fs";
import { draw } from "./draw.ts";
import type { DrawingOrder } from "./drawing.ts";

const order = JSON.parse(process.argv[2] ?? "{}") as DrawingOrder;

/** Written to standard error before the process ends itself. */
export const OVER_MEMORY = "over memory";

// Pixels are decoded in other threads, so that this one has time to watch.
setInterval(() => {
  if (process.memoryUsage.rss() <= order.megabytes * 1_048_576) return;
  writeSync(2, OVER_MEMORY);
  process.kill(process.pid, "SIGKILL");
}, 20).unref();
// The parent ends it earlier; this is for a parent that is gone.
setTimeout(() => process.kill(process.pid, "SIGKILL"), order.seconds * 2000).unref();

const source: Buffer[] = [];
for await (const part of process.stdin) source.push(part as Buffer);
const { facts, blobs } = await draw(Buffer.concat(source), order);
const head = Buffer.from(JSON.stringify(facts));
const length = Buffer.alloc(4);
length.writeUInt32BE(head.byteLength);
process.stdout.end(Buffer.concat([length, head, ...blobs]));
