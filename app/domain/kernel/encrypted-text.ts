/** Keeps what we must be able to read again but nobody may find in a stolen table: AES-256-GCM under a key from SECRET. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { env } from "#app/env.server.ts";

const VERSION = 1;
const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

/** A key of its own for every purpose, so that one purpose's key opens nothing of another's. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env.secret, "farthing", purpose, 32));
}

function keyIdOf(key: Buffer): Buffer {
  return createHash("sha256").update(key).digest().subarray(0, KEY_ID_BYTES);
}

/** The box was sealed under another SECRET, or somebody changed it. */
export class Undecipherable extends Error {
  override name = "Undecipherable";
}

/** Seals `text` for `context` (whose it is): a box copied into another row does not open there. */
export function encrypt(text: string, context: string): Buffer {
  const key = derivedKey("sealed-box");
  const head = Buffer.concat([Buffer.of(VERSION), keyIdOf(key)]);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.concat([head, Buffer.from(context)]));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

/** The text of a box sealed for the same `context`; throws `Undecipherable`. */
export function decrypt(box: Uint8Array, context: string): string {
  const bytes = Buffer.from(box);
  const key = derivedKey("sealed-box");
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head[0] !== VERSION || !head.subarray(1).equals(keyIdOf(key)))
    throw new Undecipherable("sealed with another key");
  const iv = bytes.subarray(HEAD_BYTES, HEAD_BYTES + IV_BYTES);
  const tag = bytes.subarray(HEAD_BYTES + IV_BYTES, HEAD_BYTES + IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.concat([head, Buffer.from(context)]));
    decipher.setAuthTag(tag);
    const body = bytes.subarray(HEAD_BYTES + IV_BYTES + TAG_BYTES);
    return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
  } catch {
    throw new Undecipherable("changed since it was sealed");
  }
}

/** Tells two secrets apart without keeping either: for the hash of a command's input. */
export function fingerprint(text: string): string {
  return createHmac("sha256", derivedKey("fingerprint")).update(text).digest("hex");
}
