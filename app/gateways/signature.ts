/** Signed messages: an HMAC over the moment and the raw bytes, checked before anything in them is believed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { now } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

export const SIGNATURE_HEADER = "farthing-signature";

/** An intercepted message can be repeated for this long only; repeated within it, it is known by its id. */
const TOLERANCE_SECONDS = 300;

function digest(secret: Buffer, seconds: string, body: Uint8Array): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
}

/** `t=<seconds>,v1=<hex>` for a body sent now. */
export function sign(secret: Buffer, body: Uint8Array): string {
  const seconds = `${Math.floor(now().epochMilliseconds / 1000)}`;
  return `t=${seconds},v1=${digest(secret, seconds, body)}`;
}

/** Refuses `bad_signature` when the header is missing, malformed, too old, from the future, or not made with our secret. */
export function requireSignature(secret: Buffer, header: string | null, body: Uint8Array): void {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "");
  if (!match) refuse("bad_signature");
  const [, seconds = "", given = ""] = match;
  const age = Math.abs(now().epochMilliseconds / 1000 - Number.parseInt(seconds, 10));
  const expected = Buffer.from(digest(secret, seconds, body), "hex");
  if (!timingSafeEqual(expected, Buffer.from(given, "hex")) || age > TOLERANCE_SECONDS)
    refuse("bad_signature");
}
