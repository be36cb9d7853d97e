/** Passwords at rest: bcrypt over a keyed digest, so that no byte is cut off and a stolen table alone is worth nothing. */
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { compare, hash } from "bcrypt";
import { env } from "#app/env.server.ts";
import { inHashingQueue } from "./hashing-queue.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";

/** What the store keeps. bcrypt alone would ignore everything after 72 bytes; the digest's 64 letters always fit. */
export async function hashPassword(password: string, asker: Asker): Promise<string> {
  return inHashingQueue(asker, () => hash(digest(password), env.passwordCost));
}

/** False for a wrong password, and after the same work when there is none to compare with. Always one turn, one hash. */
export async function passwordMatches(
  password: string,
  kept: string | null,
  asker: Asker,
): Promise<boolean> {
  const against = kept ?? decoy();
  const same = await inHashingQueue(asker, () => compare(digest(password), against));
  return same && kept !== null;
}

/**
 * Stands for a password in a command's input, so that the same form with another password is another input.
 * Keyed and salted with the form's key: the fast hash that commands keep of their input must not help anybody guess.
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

/** Each use of the installation's secret gets a key of its own. */
function derivedKey(use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env.secret, "", `farthing password ${use}`, 48));
}

const BCRYPT_LETTERS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * A salt and a hash nobody knows the password of, as dear to check as a real one. It is drawn, not computed: an unknown
 * e-mail costs the same from the first one after a start on, with nothing to warm up.
 */
export function decoy(): string {
  const drawn = Array.from(randomBytes(53), (byte) => BCRYPT_LETTERS.charAt(byte & 63));
  return `$2b$${`${env.passwordCost}`.padStart(2, "0")}$${drawn.join("")}`;
}
