/** Codes of an authenticator app (TOTP, RFC 6238): SHA-1, six digits, a new code every 30 seconds. Pure; the clock is the caller's. */
import { generateSecret, generateSync, generateURI, verifySync } from "otplib";

export const STEP_SECONDS = 30;
/** RFC 6238 §5.2 recommends one step, for the time a person needs to type. */
const ACCEPTED_SECONDS = STEP_SECONDS;
/** Codes further off than one step are refused, but recognised, so that the refusal can name the clock as the cause. */
const RECOGNISED_SECONDS = 4 * STEP_SECONDS;

/** 160 bits in base 32, as RFC 4226 recommends. */
export function newSeed(): string {
  return generateSecret({ length: 20 });
}

/** The seed in groups of four, for typing. */
export function inGroups(text: string): string {
  return text.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** The address in the QR code. `issuer` is the site's name, `label` the account's. */
export function setupAddress(seed: string, { issuer, label }: { issuer: string; label: string }) {
  return generateURI({ issuer, label, secret: seed });
}

export function codeAt(seed: string, at: Date): string {
  return generateSync({ secret: seed, epoch: epochOf(at) });
}

export interface RecognisedCode {
  /** The number of the code's step since 1970; a later step is a newer code. */
  step: bigint;
  /** False where the app's clock is off by more than one step. */
  accepted: boolean;
  /** How far the app's clock is ahead; negative when it is behind. Exact to a step. */
  secondsAhead: number;
}

/** The step a code belongs to, the nearest first; null when it belongs to none near `at`. */
export function recogniseCode(seed: string, code: string, at: Date): RecognisedCode | null {
  if (!/^\d{6}$/.test(code)) return null;
  for (const seconds of [ACCEPTED_SECONDS, RECOGNISED_SECONDS]) {
    const judged = verifySync({
      secret: seed,
      token: code,
      epoch: epochOf(at),
      epochTolerance: seconds,
    });
    if (judged.valid && "timeStep" in judged)
      return {
        step: BigInt(judged.timeStep),
        accepted: seconds === ACCEPTED_SECONDS,
        secondsAhead: judged.delta * STEP_SECONDS,
      };
  }
  return null;
}

const epochOf = (at: Date) => Math.floor(at.getTime() / 1000);
