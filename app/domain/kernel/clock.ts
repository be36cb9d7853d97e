/** The one place that asks what time it is: the database's time, as far as this process knows it, unless a story moves the clock. */

export interface Clock {
  now(): Temporal.Instant;
}

/** What the database said about the time, and when, by `performance.now()`, it was asked and heard. */
export interface ToldTime {
  databaseMs: number;
  askedAt: number;
  heardAt: number;
}

/** The database's time at one moment of `performance.now()`; null until it was asked. */
let known: { databaseMs: number; at: number } | null = null;

const databaseClock: Clock = {
  now: () =>
    known === null
      ? Temporal.Now.instant()
      : Temporal.Instant.fromEpochMilliseconds(Math.floor(databaseMsAt(performance.now()))),
};
let current: Clock = databaseClock;

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
    current = databaseClock;
  };
}

/** `start` plus a period given in hours, the unit of every deadline setting. */
export function hoursAfter(start: Date, hours: number): Date {
  return new Date(start.getTime() + hours * 3_600_000);
}

/** The machine's clock counts in milliseconds. */
const GRAIN_MS = 1;

/**
 * Follows the database's clock from now on, and returns by how many milliseconds the machine's clock is ahead of it. Between two
 * tellings time passes by the monotonic clock, so that a machine whose clock is set anew stamps nothing wrongly. The answer was
 * written between asking and hearing: a time that agrees with this is kept, so that noise moves nothing; otherwise the midpoint counts.
 */
export function followDatabase({ databaseMs, askedAt, heardAt }: ToldTime): number {
  const onTheWay = heardAt - askedAt;
  const ours = databaseMsAt(heardAt);
  const agrees = ours >= databaseMs - GRAIN_MS && ours <= databaseMs + onTheWay + GRAIN_MS;
  const machine = machineMsAt(heardAt);
  known = { databaseMs: agrees ? ours : databaseMs + onTheWay / 2, at: heardAt };
  return machine - known.databaseMs;
}

function databaseMsAt(moment: number): number {
  return known === null ? machineMsAt(moment) : known.databaseMs + moment - known.at;
}

function machineMsAt(moment: number): number {
  return Temporal.Now.instant().epochMilliseconds - (performance.now() - moment);
}
