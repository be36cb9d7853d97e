/** Shows moments: in the reader's time zone, or as the distance from a moment given by the page. Never reads the clock. */

import { writeDeadline, writeMoment } from "#app/domain/kernel/moment.ts";
import { useZone } from "./zone.ts";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** The two largest units of a distance in milliseconds: `2 days 4 hours`; under a minute `less than a minute`. */
export function writeDistance(milliseconds: number): string {
  let rest = Math.abs(milliseconds);
  const words: string[] = [];
  for (const [word, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(plural(count, word));
    else if (words.length > 0) break;
    if (words.length === 2) break;
  }
  return words.length === 0 ? "less than a minute" : words.join(" ");
}

interface WhenProps {
  at: Date;
  /** Leaves out the time of day. */
  day?: boolean | undefined;
  /** In UTC for every reader: days of the books, and days that begin at midnight UTC. */
  utc?: boolean | undefined;
}

/** A moment in the reader's time zone, with its name. */
export function When({ at, day = false, utc = false }: WhenProps) {
  const zone = useZone();
  return <time dateTime={at.toISOString()}>{writeMoment(at, day, utc ? "UTC" : zone)}</time>;
}

/** A deadline with its distance beside it: `1 December, 11:15 UTC (in 1 day 23 hours)`. */
export function Deadline({ at, now }: { at: Date; now: Date }) {
  const zone = useZone();
  return (
    <>
      <time dateTime={at.toISOString()}>{writeDeadline(at, now, zone)}</time>{" "}
      <span className="small soft">
        (<Until at={at} now={now} />)
      </span>
    </>
  );
}

/** A moment as a distance from `now`: `in 2 days 4 hours`, `3 hours ago`. Its title is the moment. */
export function Until({ at, now }: { at: Date; now: Date }) {
  const zone = useZone();
  const distance = at.getTime() - now.getTime();
  const words = writeDistance(distance);
  return (
    <time dateTime={at.toISOString()} title={writeMoment(at, false, zone)}>
      {distance >= 0 ? `in ${words}` : `${words} ago`}
    </time>
  );
}
