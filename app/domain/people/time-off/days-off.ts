/** The days of a time off as a person gives them: which moments they are in the person's zone, and what is wrong with them. Pure. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";

export const TIME_OFF_LIMITS = {
  /** How long it may last, and how far ahead it may begin. */
  days: 366,
  note: 200,
} as const;

export interface DaysOff {
  /** `2026-12-04`; null: from now on. */
  from: string | null;
  /** The last day of it. */
  until: string;
}

/** Refuses `invalid_input` at `from` or `until`. A first day that is over or today begins now. */
export function momentsOff(
  { from, until }: DaysOff,
  now: Date,
  zone: Zone = "UTC",
): { startsAt: Date; endsAt: Date } {
  const first = from === null ? null : dayOf(from, "from");
  const endsAt = beginOf(dayOf(until, "until").add({ days: 1 }), zone);
  if (endsAt <= now) wrong("until", "This day is over already.");
  const begins = first === null ? now : beginOf(first, zone);
  const startsAt = begins < now ? now : begins;
  if (endsAt <= startsAt) wrong("until", "The last day is before the first one.");
  const most = TIME_OFF_LIMITS.days * 86_400_000;
  if (startsAt.getTime() - now.getTime() > most)
    wrong("from", "A time off begins within a year from now.");
  if (endsAt.getTime() - startsAt.getTime() > most)
    wrong("until", "A time off lasts a year at most. Pause your gigs for longer.");
  return { startsAt, endsAt };
}

/** The day of a moment in the zone, as a field of type `date` has it. */
export function dayIn(at: Date, zone: Zone = "UTC"): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

function dayOf(text: string, field: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) wrong(field, "Give a day, such as 2026-12-04.");
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return wrong(field, "There is no such day.");
  }
}

function beginOf(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}

function wrong(field: string, sentence: string): never {
  return refuse("invalid_input", { field, sentence });
}
