/** When a mail leaves: at once, at the next full hour, at the day's time, and after quiet hours, in the person's time zone. */
import type { Choice } from "./choices.ts";

export interface MailHours {
  /** IANA name; null: UTC. */
  zone: string | null;
  /** Minutes of the day; both null without quiet hours. They may go over midnight. */
  quietFrom: number | null;
  quietUntil: number | null;
  dailyAt: number;
}

/** Without a row of `notice_preferences`: no quiet hours, and the daily mail at 8:00. */
export const USUAL_HOURS: MailHours = {
  zone: null,
  quietFrom: null,
  quietUntil: null,
  dailyAt: 480,
};

const HOUR_MS = 3_600_000;

/** When a mail wished for now leaves; null: at once. Never for `never`, which the caller has asked before. */
export function leavesAt(now: Date, mail: Choice["mail"], hours: MailHours): Date | null {
  const wished =
    mail === "hourly"
      ? nextHour(now)
      : mail === "daily"
        ? nextTime(now, hours.dailyAt, hours.zone)
        : now;
  const quiet = quietUntil(wished, hours);
  return quiet ?? (wished > now ? wished : null);
}

/** The end of the quiet hours that the moment is in; null outside them. */
export function quietUntil(at: Date, { quietFrom, quietUntil, zone }: MailHours): Date | null {
  if (quietFrom === null || quietUntil === null) return null;
  const minute = minuteOf(at, zone);
  const inside =
    quietFrom < quietUntil
      ? minute >= quietFrom && minute < quietUntil
      : minute >= quietFrom || minute < quietUntil;
  return inside ? nextTime(at, quietUntil, zone) : null;
}

function nextHour(at: Date): Date {
  return new Date((Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS);
}

function minuteOf(at: Date, zone: string | null): number {
  const { hour, minute } = inZone(at, zone);
  return hour * 60 + minute;
}

/** The next moment after `at` at which clocks of the zone show this minute of the day; one that summer time skips is an hour later. */
function nextTime(at: Date, minuteOfDay: number, zone: string | null): Date {
  const here = inZone(at, zone);
  const time = new Temporal.PlainTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60);
  let day = here.toPlainDate();
  for (;;) {
    const then = day.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: time });
    if (then.epochMilliseconds > at.getTime()) return new Date(then.epochMilliseconds);
    day = day.add({ days: 1 });
  }
}

/** In UTC where this version of Node does not know the zone any more. */
function inZone(at: Date, zone: string | null): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  try {
    return instant.toZonedDateTimeISO(zone ?? "UTC");
  } catch {
    return instant.toZonedDateTimeISO("UTC");
  }
}
