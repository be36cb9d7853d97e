/** When a message that was not taken is tried again: soon at first, then ever later, for three days. Pure. */

const FIRST_MS = 30_000;
const FACTOR = 3;
const LONGEST_MS = 10 * 3_600_000;

/** A third more or less, so that everybody who failed together does not come back together. */
const JITTER = 0.33;

/** After so many hours of tries a message is given up, and an endpoint without any success in them is paused. */
export const GIVE_UP_HOURS = 72;

/** Milliseconds to wait after the attempt number `attempt` (from 1); `random` is from 0 to 1. */
export function retryDelay(attempt: number, random: number): number {
  const base = Math.min(FIRST_MS * FACTOR ** (attempt - 1), LONGEST_MS);
  return Math.round(base * (1 + JITTER * (2 * random - 1)));
}

/**
 * When the next attempt is due; null when the time is over. The last one is made at the very end, so that a receiver
 * that is repaired on the third day still gets its messages.
 */
export function nextAttempt(
  now: Date,
  facts: { attempt: number; giveUpAt: Date; random: number },
): Date | null {
  if (now >= facts.giveUpAt) return null;
  const wanted = now.getTime() + retryDelay(facts.attempt, facts.random);
  return new Date(Math.min(wanted, facts.giveUpAt.getTime()));
}
