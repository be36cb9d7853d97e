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
 * What a receiver asks for in `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from `now`; 0 when it says
 * nothing we understand. Never longer than the longest pause, so that nobody puts us off until the message is dead.
 */
export function askedPause(retryAfter: string | null, now: Date): number {
  const text = retryAfter?.trim() ?? "";
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : dateOf(text) - now.getTime();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_MS);
}

/** A date as HTTP writes it; what else `Date` would accept is a guess. */
function dateOf(text: string): number {
  const written = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  return written.test(text) ? Date.parse(text) : Number.NaN;
}

/**
 * When the next attempt is due, no sooner than the receiver asked for within our longest pause; null when the time is over. The last one is made at
 * the very end, so that a receiver that is repaired on the third day still gets its messages.
 */
export function nextAttempt(
  now: Date,
  facts: { attempt: number; giveUpAt: Date; random: number; retryAfter: string | null },
): Date | null {
  if (now >= facts.giveUpAt) return null;
  const pause = Math.max(
    retryDelay(facts.attempt, facts.random),
    askedPause(facts.retryAfter, now),
  );
  return new Date(Math.min(now.getTime() + pause, facts.giveUpAt.getTime()));
}
