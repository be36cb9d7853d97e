/** The days a statement covers, in UTC: one month, chosen days, or everything. Pure. */

export interface StatementPeriod {
  /** First moment of the first day; null for everything. */
  from: Date | null;
  /** First moment after the last day; null while the period is still running. */
  until: Date | null;
  /** `November 2026`, `1 Nov 2026 to 15 Nov 2026`, `Everything`. */
  label: string;
  /** The query of an address that asks for this period: `month=2026-11`. */
  query: string;
}

export interface AskedPeriod {
  month?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  all?: boolean | undefined;
}

// The store has no year 0.
const MONTH = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const MONTH_WORDS = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const DAY_WORDS = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * The period asked for; this month when nothing is asked. Null when the days do not exist or the last day is before the first.
 * A missing first day means the beginning, a missing last day means today.
 */
export function statementPeriod(asked: AskedPeriod, now: Date): StatementPeriod | null {
  const { month, from, to, all = false } = asked;
  if (all) return { from: null, until: null, label: "Everything", query: "all" };
  if (from !== undefined || to !== undefined) return chosenDays(from, to, now);
  if (month !== undefined && !MONTH.test(month)) return null;
  return wholeMonth(month ?? monthOf(now), now);
}

/** `2026-11` of a moment, in UTC. */
function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** The months from `first` to `last` (moments), newest first; at most `most`. */
export function monthsBetween(first: Date, last: Date, most: number): string[] {
  const months: string[] = [];
  let month = Temporal.PlainYearMonth.from(monthOf(last));
  const oldest = Temporal.PlainYearMonth.from(monthOf(first));
  while (months.length < most && Temporal.PlainYearMonth.compare(month, oldest) >= 0) {
    months.push(month.toString());
    month = month.subtract({ months: 1 });
  }
  return months;
}

/** `November 2026`. */
export function monthWords(month: string): string {
  return MONTH_WORDS.format(startOf(`${month}-01`));
}

function wholeMonth(month: string, now: Date): StatementPeriod {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 });
  return {
    from: startOf(`${month}-01`),
    until: past(startOf(`${next.toString()}-01`), now),
    label: monthWords(month),
    query: `month=${month}`,
  };
}

function chosenDays(from: string | undefined, to: string | undefined, now: Date) {
  const first = from === undefined ? null : day(from);
  const last = to === undefined ? Temporal.PlainDate.from(now.toISOString().slice(0, 10)) : day(to);
  if (first === undefined || last === undefined) return null;
  if (first !== null && Temporal.PlainDate.compare(last, first) < 0) return null;
  const words = (date: Temporal.PlainDate) => DAY_WORDS.format(startOf(date.toString()));
  const query = new URLSearchParams();
  if (first !== null) query.set("from", first.toString());
  query.set("to", last.toString());
  return {
    from: first === null ? null : startOf(first.toString()),
    until: past(startOf(last.add({ days: 1 }).toString()), now),
    label: first === null ? `Until ${words(last)}` : `${words(first)} to ${words(last)}`,
    query: query.toString(),
  };
}

function day(text: string): Temporal.PlainDate | undefined {
  if (!DAY.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

function startOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** An end in the future is no end: the period is still running. */
function past(until: Date, now: Date): Date | null {
  return until > now ? null : until;
}
