/** Writes one log line for each failed password: account and reason, so that an attack can be seen and stopped. No secrets. */
import { fingerprint } from "#app/domain/kernel/encrypted-text.ts";
import { log } from "#app/log.server.ts";
import { placeOf } from "./attempts.ts";

export interface FailedTry {
  /** Absent when no account has the e-mail. */
  userId?: string | undefined;
  email?: string;
  address?: string;
  reason: string;
}

const HASH_LENGTH = 16;

/** An e-mail without an account is logged as a keyed hash: repeated tries can be counted without storing the address. */
export function logFailedTry({ userId, email = "", address, reason }: FailedTry): void {
  const who =
    userId === undefined
      ? { unknownEmail: fingerprint(`e-mail ${email}`).slice(0, HASH_LENGTH) }
      : { account: userId };
  const place = address === undefined ? {} : { place: placeOf(address) };
  log.warn({ ...who, ...place, reason }, "sign-in failed");
}
