/** When a refused webhook message is tried again: exponential backoff with jitter, for three days. Pure. */

const FIRST_MS = 30_000;
const FACTOR = 3;
const LONGEST_MS = 10 * 3_600_000;

/** A third more or less, so that endpoints that failed together are not tried together. */
const JITTER = 0.33;

/** After this many hours a message is given up, and an endpoint without any success in them is paused. */
export const GIVE_UP_HOURS = 72;

/** Milliseconds to wait after the attempt number `attempt` (from 1); `random` is from 0 to 1. */
export function retryDelay(attempt: number, random: number): number {
  const base = Math.min(FIRST_MS * FACTOR ** (attempt - 1), LONGEST_MS);
  return Math.round(base * (1 + JITTER * (2 * random - 1)));
}

/**
 * The pause a receiver asks for in `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from `now`; 0 when it is
 * absent or unreadable. At most the longest pause, so that no receiver can put us off until the message is given up.
 */
export function askedPause(retryAfter: string | null, now: Date): number {
  const text = retryAfter?.trim() ?? "";
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : dateOf(text) - now.getTime();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_MS);
}

/** A date in HTTP's format only; for other formats `Date.parse` would guess. */
function dateOf(text: string): number {
  const written = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  return written.test(text) ? Date.parse(text) : Number.NaN;
}

/**
 * The next attempt, no sooner than the receiver asked for, up to our longest pause; null when the time is over. The last attempt
 * is at the very end, so that a receiver repaired on the third day still gets its messages.
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
