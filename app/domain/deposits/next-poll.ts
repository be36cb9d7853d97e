/** When to poll a provider about an open operation, and until when its request may be sent again. */
import { hoursAfter } from "#app/domain/kernel/clock.ts";

const FIRST_LOOK_SECONDS = 15;
const SLOWEST_LOOK_SECONDS = 3600;

/** Exponential backoff, an hour at most: 15 s, 30 s, 1 min, 2 min … */
export function nextPoll(attempts: number, at: Date): Date {
  const seconds = Math.min(SLOWEST_LOOK_SECONDS, FIRST_LOOK_SECONDS * 2 ** Math.min(attempts, 12));
  return new Date(at.getTime() + seconds * 1000);
}

/** Providers forget operation keys after a day; well before that we stop sending again and ask instead. */
const REPEAT_HOURS = 20;

/** True while sending the operation again under its key cannot carry it out twice. */
export function mayRepeat(firstSentAt: Date, at: Date): boolean {
  return at < hoursAfter(firstSentAt, REPEAT_HOURS);
}
