/** Moments as text for people, in UTC, so that buyer and freelancer read the same. */

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const TIME = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** `21 Nov 2026, 14:05 UTC`, or the day alone. */
export function writeMoment(at: Date, dayOnly = false): string {
  return dayOnly ? DAY.format(at) : `${DAY.format(at)}, ${TIME.format(at)} UTC`;
}

const DEADLINE_DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** `1 December, 11:15 UTC`: a deadline in a sentence. The year is added when it is not the year of `now`. */
export function writeDeadline(at: Date, now: Date): string {
  const year = at.getUTCFullYear();
  const day = `${DEADLINE_DAY.format(at)}${year === now.getUTCFullYear() ? "" : ` ${year}`}`;
  return `${day}, ${TIME.format(at)} UTC`;
}
