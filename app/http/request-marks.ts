/** A fresh id and nonce for each request. Random bytes are drawn a few thousand at a time, because each draw asks the kernel. */
import { randomFillSync } from "node:crypto";

const ID_BYTES = 9;
const NONCE_BYTES = 16;
/** How long every nonce is, as it is written into a page. */
export const NONCE_CHARS = Math.ceil(NONCE_BYTES / 3) * 4;

const pool = Buffer.alloc((ID_BYTES + NONCE_BYTES) * 256);
let used = pool.byteLength;

/** No byte is used twice. */
function take(bytes: number, encoding: "base64" | "base64url"): string {
  if (used + bytes > pool.byteLength) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString(encoding, used, used + bytes);
  used += bytes;
  return text;
}

export function freshMarks(): { id: string; nonce: string } {
  return { id: take(ID_BYTES, "base64url"), nonce: take(NONCE_BYTES, "base64") };
}
