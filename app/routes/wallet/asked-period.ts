/** Reads a statement's period from an address: `?month=2026-11`, `?from=2026-11-01&to=2026-11-15`, `?all`; else this month. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { statementPeriod } from "#app/domain/ledger/statement-period.ts";
import type { StatementPeriod } from "#app/domain/ledger/statement-period.ts";

/** `wrong` is true when the days asked for do not exist; the period is this month then. */
export function askedPeriod(
  url: URL,
  otherwise: "month" | "all" = "month",
): { period: StatementPeriod; wrong: boolean } {
  const asked = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const [month, from, to] = [asked("month"), asked("from"), asked("to")];
  const nothing = month === undefined && from === undefined && to === undefined;
  const all = url.searchParams.has("all") || (nothing && otherwise === "all");
  const now = nowDate();
  const period = statementPeriod({ month, from, to, all }, now);
  if (period !== null) return { period, wrong: false };
  const thisMonth = statementPeriod({}, now);
  if (thisMonth === null) throw new Error("Every moment has a month.");
  return { period: thisMonth, wrong: true };
}

/** `farthing-statement-2026-11.csv`. */
export function statementFileName(period: StatementPeriod, kind: "csv" | "json"): string {
  const days = period.query.replaceAll(/[a-z]+=/g, "").replaceAll("&", "-to-");
  return `farthing-statement-${days}.${kind}`;
}
