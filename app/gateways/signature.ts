/** Signatures of provider messages: HMAC-SHA-256 over timestamp and raw bytes, checked before a message is parsed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { now } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

export const SIGNATURE_HEADER = "farthing-signature";

/** An intercepted message can be replayed within this time only; within it, its id identifies the repetition. */
const TOLERANCE_SECONDS = 300;

function digest(secret: Buffer, seconds: string, body: Uint8Array): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
}

/** `t=<seconds>,v1=<hex>` for a body sent now. */
export function sign(secret: Buffer, body: Uint8Array): string {
  const seconds = `${Math.floor(now().epochMilliseconds / 1000)}`;
  return `t=${seconds},v1=${digest(secret, seconds, body)}`;
}

/** Refuses `bad_signature` for a header that is missing, malformed, too old, in the future, or made with another secret. */
export function requireSignature(secret: Buffer, header: string | null, body: Uint8Array): void {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "");
  if (!match) refuse("bad_signature");
  const [, seconds = "", given = ""] = match;
  const age = Math.abs(now().epochMilliseconds / 1000 - Number.parseInt(seconds, 10));
  const expected = Buffer.from(digest(secret, seconds, body), "hex");
  if (!timingSafeEqual(expected, Buffer.from(given, "hex")) || age > TOLERANCE_SECONDS)
    refuse("bad_signature");
}
