/** Draws the picture of a shared link in a process of its own. One at a time, and few may wait: a picture is never worth a queue. */
import { runApart } from "./run-apart.ts";
import type { ShareOrder } from "./share-order.ts";

const LIMITS = { megabytes: 400, seconds: 10 };
const MOST_WAITING = 8;

export interface ShareDrawing extends Omit<ShareOrder, "megabytes" | "seconds"> {
  bytes: Uint8Array;
}

let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/** Null when it could not be drawn, or too many wait. */
export async function drawShare({ bytes, ...order }: ShareDrawing): Promise<Uint8Array | null> {
  if (waiting >= MOST_WAITING) return null;
  waiting += 1;
  const mine = turn.then(() => draw(bytes, { ...order, ...LIMITS }));
  turn = mine.catch(() => {});
  try {
    return await mine;
  } catch {
    return null;
  } finally {
    waiting -= 1;
  }
}

async function draw(bytes: Uint8Array, order: ShareOrder): Promise<Uint8Array | null> {
  const { answer, ended } = await runApart("share-child.ts", bytes, order);
  // The first bytes of a JPEG: what came from the other process is looked at like anything sent.
  return ended === 0 && answer.subarray(0, 3).equals(JPEG) ? answer : null;
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
