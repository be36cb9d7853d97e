/** Signatures of the Standard Webhooks specification: HMAC-SHA-256 over id, moment and the exact body. Pure. */
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** The specification requires 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** A new signing secret in the format of receivers' libraries. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

export interface Message {
  /** The message's id, the same at every attempt, so that receivers recognise a repetition. */
  id: string;
  /** The moment of this attempt, in whole seconds since 1970. */
  seconds: number;
  body: string;
}

/** `v1,<base64>` for one secret. */
export function sign(secret: string, { id, seconds, body }: Message): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}

/** The three headers; during a rotation both secrets sign, and a receiver accepts either. */
export function signedHeaders(secrets: string[], message: Message): Record<string, string> {
  return {
    "webhook-id": message.id,
    "webhook-timestamp": `${message.seconds}`,
    "webhook-signature": secrets.map((secret) => sign(secret, message)).join(" "),
  };
}
