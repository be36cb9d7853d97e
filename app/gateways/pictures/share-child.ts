/**
 * A process of its own that draws one share picture: an order and a picture in on standard input, a JPEG out on standard output. Started
 * by `draw-share.ts`, without the settings, the secrets and the connections of the product.
 */
import { shareCard } from "./share-card.ts";
import type { ShareOrder } from "./share-order.ts";
import { watchOver } from "./watch-over.ts";

const order = JSON.parse(process.argv[2] ?? "{}") as ShareOrder;
watchOver(order);

const source: Buffer[] = [];
for await (const part of process.stdin) source.push(part as Buffer);
process.stdout.end(await shareCard(order, Buffer.concat(source)));
