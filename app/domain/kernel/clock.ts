/** The only place that reads the time: the database's time, kept up between heartbeats, or a test's clock. */

export interface Clock {
  now(): Temporal.Instant;
}

/** The database's time in ms, with the `performance.now()` at which the question was sent and its answer arrived. */
export interface ToldTime {
  databaseMs: number;
  askedAt: number;
  heardAt: number;
}

/** The database's time at one value of `performance.now()`; null before the first answer. */
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

/** The current time as `Date`, which the database driver and drizzle take. */
export function nowDate(): Date {
  return new Date(current.now().epochMilliseconds);
}

/** Replaces the clock (stories pass weeks in a second). Returns the function that restores the database's clock. */
export function setClock(clock: Clock): () => void {
  current = clock;
  return () => {
    current = databaseClock;
  };
}

/** `start` plus `hours`, the unit of every deadline setting. */
export function hoursAfter(start: Date, hours: number): Date {
  return new Date(start.getTime() + hours * 3_600_000);
}

/** Resolution of the machine's clock. */
const GRAIN_MS = 1;

/**
 * Takes the database's time as ours; returns how many ms the machine's clock is ahead of it. Between answers the monotonic clock
 * counts, so setting the machine's clock changes no timestamp. The database read its clock between `askedAt` and `heardAt`: a
 * time of ours that fits this interval is kept, so that jitter moves nothing; otherwise the midpoint is taken.
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
