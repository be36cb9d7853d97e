/** A statement as a file, newest line first: CSV for spreadsheets, JSON for programs. */
import { stringify } from "csv-stringify/sync";
import { decimal } from "#app/domain/kernel/money.ts";
import { ACCOUNT_KINDS } from "./chart.ts";
import { lineWords } from "./line-words.ts";
import { statementLines } from "./statement.ts";
import type { StatementLine } from "./statement.ts";
import type { AccountPeriod } from "./statement-summary.ts";
import type { StatementPeriod } from "./statement-period.ts";

const AT_ONCE = 5000;
/** Longest export; programs read longer statements by page. */
const MOST_LINES = 200_000;

/** Every line of the period, newest first; without a period, every line there is. */
export async function allLines(
  ownerId: string,
  period: Pick<StatementPeriod, "from" | "until"> = { from: null, until: null },
): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  let before: bigint | undefined;
  while (lines.length < MOST_LINES) {
    const more = await statementLines(ownerId, { ...period, before, limit: AT_ONCE });
    if (more.length === 0) break;
    lines.push(...more);
    before = more.at(-1)?.id;
  }
  return lines;
}

/**
 * Money in and out have columns of their own, so no amount begins with a sign; `escape_formulas` disarms texts that a spreadsheet
 * would run as a formula.
 */
export function statementCsv(lines: StatementLine[]): string {
  const rows = lines.map((line) => ({
    transfer: `${line.id}`,
    at: line.at.toISOString(),
    what: lineWords(line),
    account: ACCOUNT_KINDS[line.account].label,
    in: line.changeMicros > 0n ? decimal(line.changeMicros, 2) : "",
    out: line.changeMicros < 0n ? decimal(-line.changeMicros, 2) : "",
    currency: line.currency,
    reference: line.subjectId,
  }));
  return stringify(rows, {
    header: true,
    columns: ["transfer", "at", "what", "account", "in", "out", "currency", "reference"],
    escape_formulas: true,
    record_delimiter: "windows",
  });
}

/** The lines, and of each account what the period did to it. */
export function statementJson(
  lines: StatementLine[],
  period: StatementPeriod,
  accounts: AccountPeriod[],
) {
  return {
    period: {
      label: period.label,
      from: period.from?.toISOString() ?? null,
      until: period.until?.toISOString() ?? null,
    },
    accounts: accounts.map(({ account, currency, ...sums }) => ({
      account,
      opening: { amount: decimal(sums.openingMicros), currency },
      in: { amount: decimal(sums.inMicros), currency },
      out: { amount: decimal(sums.outMicros), currency },
      closing: { amount: decimal(sums.closingMicros), currency },
    })),
    lines: lines.map((line) => ({
      transfer: `${line.id}`,
      at: line.at.toISOString(),
      kind: line.kind,
      reversal: line.reversal,
      account: line.account,
      change: { amount: decimal(line.changeMicros), currency: line.currency },
      reference: line.subjectId,
    })),
  };
}
