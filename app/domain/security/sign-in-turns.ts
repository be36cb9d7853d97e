/**
 * Sign-ins take turns as a whole, before anything is asked of the store: of a flood only one at a time counts tries and compare
 * passwords, and the rest waits or is refused `busy` without a query. Passwords wait again in `hashing-queue.ts`, with sign-ups.
 */
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { placeOf } from "./attempts.ts";
import { securityLog } from "./security-log.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";
import type { Origin } from "./sessions.ts";

/** As many as there are password hashes at once: further ones would only wait there. */
const turns = new FairQueue({ atOnce: 1, mostWaiting: { known: 16, strangers: 64 } });

/**
 * Runs `work` in its turn: round robin over places, every second turn for known browsers. `knownAs` is the key of a browser that
 * the account knows; it is asked only of browsers with a pass or an unlock link, so that strangers cost no query. Refuses `busy`.
 */
export async function inSignInTurn<T>(
  from: Origin,
  knownAs: () => Promise<string | null>,
  work: () => Promise<T>,
): Promise<T> {
  const asker = await askerOf(from, knownAs);
  let begun = false;
  try {
    const result = await turns.take(asker, () => {
      begun = true;
      return work();
    });
    // Only wrong passwords count against a place.
    turns.forgive(asker);
    return result;
  } catch (problem) {
    if (!begun && problem instanceof Refusal)
      securityLog("limit.hit", { place: from.address, reason: "sign_in_queue" });
    throw problem;
  }
}

/** Whether a stranger's sign-in from this address would be refused now; asked before a page is rendered for it. */
export function isSignInFull(address: string): boolean {
  const full = turns.isFullFor({ place: placeOf(address), known: false });
  if (full) securityLog("limit.hit", { place: address, reason: "sign_in_queue" });
  return full;
}

async function askerOf(from: Origin, knownAs: () => Promise<string | null>): Promise<Asker> {
  const { browser = null, wayIn = null } = from;
  const key = browser === null && wayIn === null ? null : await knownAs();
  return key === null
    ? { place: placeOf(from.address), known: false }
    : { place: key, known: true };
}
