/** Makes an id for each request. Random bytes are drawn a few thousand at a time, because each draw is a system call. */
import { randomFillSync } from "node:crypto";

const ID_BYTES = 9;

const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.byteLength;

/** No byte is used twice. */
export function freshId(): string {
  if (used === pool.byteLength) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return pool.toString("base64url", used - ID_BYTES, used);
}
