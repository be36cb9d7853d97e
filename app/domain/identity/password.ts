/** Passwords at rest: bcrypt over a keyed digest, so that no byte is cut off and a stolen table alone is worth nothing. */
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { compare, hash } from "bcrypt";
import { env } from "#app/env.server.ts";
import { hashingTurn } from "./hashing-queue.ts";

/** What the store keeps. bcrypt alone would ignore everything after 72 bytes; the digest's 64 letters always fit. */
export async function hashPassword(password: string): Promise<string> {
  return hashingTurn(() => hash(digest(password), env.passwordCost));
}

/** False for a wrong password, and after the same work when there is none to compare with. */
export async function passwordMatches(password: string, kept: string | null): Promise<boolean> {
  const against = kept ?? (await decoy());
  const same = await hashingTurn(() => compare(digest(password), against));
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

let decoyHash: Promise<string> | undefined;
let decoyCost = 0;

/** A hash nobody knows the password of, as dear to check as a real one. */
async function decoy(): Promise<string> {
  if (decoyHash === undefined || decoyCost !== env.passwordCost) {
    decoyCost = env.passwordCost;
    decoyHash = hash(randomBytes(32).toString("base64"), decoyCost);
  }
  return decoyHash;
}

/** Makes the decoy ready, so that the first unknown e-mail does not answer later than the others. */
export async function warmUpPasswords(): Promise<void> {
  await decoy();
}
