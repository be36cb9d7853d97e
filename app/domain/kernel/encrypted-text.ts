/** Encrypts text so that a stolen table does not reveal it: AES-256-GCM, key derived from `SECRET` by HKDF. */
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

/** A 32-byte key for one purpose. Keys of different purposes cannot decrypt each other's text. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env.secret, "farthing", purpose, 32));
}

function keyIdOf(key: Buffer): Buffer {
  return createHash("sha256").update(key).digest().subarray(0, KEY_ID_BYTES);
}

/** The ciphertext was made under another `SECRET`, or was changed. */
export class Undecipherable extends Error {
  override name = "Undecipherable";
}

/** Encrypts `text`; only `decrypt` with the same `context` (its owner) opens it, so no copy in another row does. */
export function encrypt(text: string, context: string): Buffer {
  const key = derivedKey("sealed-box");
  const head = Buffer.concat([Buffer.of(VERSION), keyIdOf(key)]);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.concat([head, Buffer.from(context)]));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

/** Decrypts what `encrypt` made for the same `context`. Throws `Undecipherable`. */
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

/** Keyed hash (HMAC-SHA-256, hex) that compares two secrets without storing them; used in the hash of a command's input. */
export function fingerprint(text: string): string {
  return createHmac("sha256", derivedKey("fingerprint")).update(text).digest("hex");
}
