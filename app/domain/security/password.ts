/** Stored passwords: bcrypt over a keyed digest, so that no byte is cut off and a stolen table alone is useless. */
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#app/env.server.ts";
import { hashInThread } from "./hash-in-thread.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";

/** The hash to store. bcrypt alone ignores everything after 72 bytes; the digest's 64 letters always fit. */
export async function hashPassword(password: string, asker: Asker): Promise<string> {
  const work = { text: digest(password), against: null, cost: env.passwordCost };
  return (await hashInThread(asker, work)).hash;
}

/** False for a wrong password, and after the same work when there is no hash. Always one turn in the queue, one hash. */
export async function passwordMatches(
  password: string,
  kept: string | null,
  asker: Asker,
): Promise<boolean> {
  const against = kept ?? decoy();
  const work = { text: digest(password), against, cost: env.passwordCost };
  const { same } = await hashInThread(asker, work);
  return same && kept !== null;
}

/**
 * Replaces a password in a command's input, so that the same form with another password is another input. It is keyed, and
 * salted with the form's key, because commands store a fast hash of their input, which must not help to guess the password.
 */
export function passwordFingerprint(password: string, formKey: string): string {
  return createHmac("sha256", derivedKey("fingerprint"))
    .update(`${formKey}\0${password.normalize("NFKC")}`)
    .digest("base64");
}

function digest(password: string): string {
  return createHmac("sha384", derivedKey("pepper"))
    .update(password.normalize("NFKC"))
    .digest("base64");
}

/** Derives a separate key from SECRET for each use. */
function derivedKey(use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env.secret, "", `farthing password ${use}`, 48));
}

const BCRYPT_LETTERS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * A random salt and hash that no password matches and that cost as much to check as real ones (decision 25). Drawn, not
 * computed: an unknown e-mail takes the same time from the first request after a start on, without warming up.
 */
export function decoy(): string {
  const drawn = Array.from(randomBytes(53), (byte) => BCRYPT_LETTERS.charAt(byte & 63));
  return `$2b$${`${env.passwordCost}`.padStart(2, "0")}$${drawn.join("")}`;
}
