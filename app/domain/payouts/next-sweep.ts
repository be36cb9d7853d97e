/** The sweep's next run, from its cron line, so that a forecast can name the hour. */

const MINUTE_MS = 60_000;
const FORTY_DAYS_IN_MINUTES = 57_600;

/** Whether a cron field includes the value: `*`, `5`, `1-5`, steps, `1,15`. */
function matches(field: string, value: number, min: number, max: number): boolean {
  return field.split(",").some((part) => {
    const [range = "*", step = "1"] = part.split("/");
    const [low = "", high = low] = range.split("-");
    const from = range === "*" ? min : Number.parseInt(low, 10);
    const to =
      range === "*" || (part.includes("/") && high === low) ? max : Number.parseInt(high, 10);
    return value >= from && value <= to && (value - from) % Number.parseInt(step, 10) === 0;
  });
}

/** The first minute after `from` at which the cron line (five fields, UTC) runs; null when not within forty days. */
export function nextRun(cron: string, from: Date): Date | null {
  const [minute = "*", hour = "*", day = "*", month = "*", weekday = "*"] = cron
    .trim()
    .split(/\s+/);
  const start = Math.floor(from.getTime() / MINUTE_MS) + 1;
  for (let n = 0; n < FORTY_DAYS_IN_MINUTES; n += 1) {
    const at = new Date((start + n) * MINUTE_MS);
    const dayFits = matches(day, at.getUTCDate(), 1, 31);
    const weekdayFits = matches(weekday.replaceAll("7", "0"), at.getUTCDay(), 0, 6);
    // As in every cron: when both are given, either is enough.
    const fits = day !== "*" && weekday !== "*" ? dayFits || weekdayFits : dayFits && weekdayFits;
    if (!fits || !matches(month, at.getUTCMonth() + 1, 1, 12)) continue;
    if (matches(hour, at.getUTCHours(), 0, 23) && matches(minute, at.getUTCMinutes(), 0, 59))
      return at;
  }
  return null;
}
