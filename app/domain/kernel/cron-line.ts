/** Validates cron lines: five fields of numbers, ranges, steps and lists, as graphile-worker reads them. */

/** Smallest and largest number of minute, hour, day of the month, month, day of the week. */
const FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

const PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

export function isCronLine(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === FIELDS.length &&
    FIELDS.every(([min, max], at) =>
      (fields[at] ?? "").split(",").every((part) => isPart(part, min, max)),
    )
  );
}

function isPart(part: string, min: number, max: number): boolean {
  const match = PART.exec(part);
  if (match === null) return false;
  const [first, last, step] = match.slice(1).map((digits) => Number.parseInt(digits ?? "", 10));
  const within = [first, last].every(
    (bound) => bound === undefined || Number.isNaN(bound) || (bound >= min && bound <= max),
  );
  return within && step !== 0 && !(first !== undefined && last !== undefined && first > last);
}
