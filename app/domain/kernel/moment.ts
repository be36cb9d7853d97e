/** Moments as text for people: in the reader's time zone with its name, or in UTC. */
import { zoneName } from "./time-zone.ts";

/** The reader's IANA time zone; absent: UTC, as for visitors, programs, and people who chose none. */
export type Zone = string | undefined;

interface Formats {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  /** Without the year. */
  deadline: Intl.DateTimeFormat;
  year: Intl.DateTimeFormat;
}

/** A zone's formats take a quarter of a megabyte, so only so many zones are kept. */
const MOST_ZONES = 60;

const formats = new Map<string, Formats>();

/** Of a zone that this version of Node does not know any more: UTC, so that a page never fails for it. */
function formatsOf(zone: string): Formats & { zone: string } {
  const known = formats.get(zone);
  if (known !== undefined) return { ...known, zone };
  try {
    const made = makeFormats(zone);
    if (formats.size >= MOST_ZONES) formats.clear();
    formats.set(zone, made);
    return { ...made, zone };
  } catch {
    return formatsOf("UTC");
  }
}

function makeFormats(timeZone: string): Formats {
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...parts, timeZone });
  return {
    day: format({ day: "numeric", month: "short", year: "numeric" }),
    time: format({ hour: "2-digit", minute: "2-digit" }),
    deadline: format({ day: "numeric", month: "long" }),
    year: format({ year: "numeric" }),
  };
}

/** `21 Nov 2026, 14:05 UTC`, or the day alone; in the zone, with its name. */
export function writeMoment(at: Date, dayOnly = false, of: Zone = "UTC"): string {
  const { day, time, zone } = formatsOf(of);
  return dayOnly ? day.format(at) : `${day.format(at)}, ${time.format(at)} ${zoneName(at, zone)}`;
}

/** `1 December, 11:15 UTC`: a deadline in a sentence. The year is added when it is not the year of `now`. */
export function writeDeadline(at: Date, now: Date, of: Zone = "UTC"): string {
  const { deadline, time, year, zone } = formatsOf(of);
  const ofYear = year.format(at);
  const day = `${deadline.format(at)}${ofYear === year.format(now) ? "" : ` ${ofYear}`}`;
  return `${day}, ${time.format(at)} ${zoneName(at, zone)}`;
}
