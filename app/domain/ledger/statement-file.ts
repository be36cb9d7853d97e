/** A statement as a file: every line the owner has, newest first, as CSV for spreadsheets or JSON for programs. */
import { stringify } from "csv-stringify/sync";
import { decimal } from "#app/domain/kernel/money.ts";
import { ACCOUNT_KINDS } from "./chart.ts";
import { statementLines } from "./statement.ts";
import type { StatementLine } from "./statement.ts";
import { TRANSFER_KINDS } from "./transfer-kinds.ts";

const AT_ONCE = 5000;
/** A limit on everything: more than this is asked for by page. */
const MOST_LINES = 200_000;

/** What a line says in words. */
export function lineWords(line: Pick<StatementLine, "kind" | "reversal">): string {
  const { label } = TRANSFER_KINDS[line.kind];
  return line.reversal ? `Corrected: ${label}` : label;
}

export async function allLines(ownerId: string): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  let before: bigint | undefined;
  while (lines.length < MOST_LINES) {
    const more = await statementLines(ownerId, { before, limit: AT_ONCE });
    if (more.length === 0) break;
    lines.push(...more);
    before = more.at(-1)?.id;
  }
  return lines;
}

/**
 * In and out stand in columns of their own, so that no amount begins with a sign; texts that a spreadsheet would take
 * for a formula are made harmless.
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

export function statementJson(lines: StatementLine[]) {
  return {
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
