/**
 * The seed that the setup page proposes. It travels in a hidden field, encrypted for its person, and is stored only once a code
 * proved that an app has it.
 */
import { decrypt, encrypt, Undecipherable } from "#app/domain/kernel/encrypted-text.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { inGroups, newSeed, setupAddress } from "./totp-code.ts";

const contextOf = (userId: string) => `totp-proposal ${userId}`;

/** An authenticator app shows this name beside its codes. */
const ISSUER = "Farthing";

export interface ProposedSeed {
  /** For the hidden field. */
  sealed: string;
  /** For typing into the app, in groups of four. */
  typed: string;
  /** For the QR code. */
  address: string;
}

/** A new seed, or the one that the refused form had: the app may have it already. */
export function proposeSeed(
  { id, label }: { id: string; label: string },
  sent: string | undefined,
): ProposedSeed {
  const former = sent === undefined ? null : readSeed(id, sent);
  const seed = former ?? newSeed();
  const sealed =
    former === null || sent === undefined
      ? encrypt(seed, contextOf(id)).toString("base64url")
      : sent;
  return { sealed, typed: inGroups(seed), address: setupAddress(seed, { issuer: ISSUER, label }) };
}

/** Refuses `stale` for a text that this site did not encrypt for this person. */
export function openProposal(userId: string, sealed: string): string {
  return readSeed(userId, sealed) ?? refuse("stale");
}

function readSeed(userId: string, sealed: string): string | null {
  try {
    return decrypt(Buffer.from(sealed, "base64url"), contextOf(userId));
  } catch (problem) {
    if (problem instanceof Undecipherable) return null;
    throw problem;
  }
}
