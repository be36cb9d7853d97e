/** Writes a line of the security log for each refused sign-in: the account and the reason, so that an attack can be seen. */
import { fingerprint } from "#app/domain/kernel/encrypted-text.ts";
import { securityLog } from "./security-log.ts";

export interface FailedTry {
  /** Absent when no account has the e-mail. */
  userId?: string | undefined;
  /** Absent where none was typed. */
  email?: string;
  address: string;
  reason: string;
}

const HASH_LENGTH = 16;

/** An e-mail without an account is logged as a keyed hash: repeated tries can be counted without storing the address. */
export function logFailedTry({ userId, email, address, reason }: FailedTry): void {
  const who =
    userId === undefined
      ? email === undefined
        ? {}
        : { unknownEmail: fingerprint(`e-mail ${email}`).slice(0, HASH_LENGTH) }
      : { account: userId };
  securityLog("sign_in.failed", { ...who, place: address, reason });
}
