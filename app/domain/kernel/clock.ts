/** The one place that asks what time it is, so that stories can move the clock and nothing else can. */

export interface Clock {
  now(): Temporal.Instant;
}

const systemClock: Clock = { now: () => Temporal.Now.instant() };
let current: Clock = systemClock;

export function now(): Temporal.Instant {
  return current.now();
}

/** The same moment in the shape the database driver and drizzle take. */
export function nowDate(): Date {
  return new Date(current.now().epochMilliseconds);
}

/** Replaces the clock (stories live weeks in a second); returns the function that puts the real one back. */
export function setClock(clock: Clock): () => void {
  current = clock;
  return () => {
    current = systemClock;
  };
}

/** `start` plus a period given in hours, the unit of every deadline setting. */
export function hoursAfter(start: Date, hours: number): Date {
  return new Date(start.getTime() + hours * 3_600_000);
}
