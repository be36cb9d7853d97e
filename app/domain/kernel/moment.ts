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
