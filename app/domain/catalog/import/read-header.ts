/** Reads the header of a catalog file: which column stands where, and what is wrong with it. */
import type { RecordFrame } from "./frame-records.ts";
import { columnNamed, OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from "./import-columns.ts";
import type { ImportFindings } from "./import-findings.ts";
import { refuseMalformed } from "./malformed.ts";
import { SEPARATOR_NAMES } from "./separators.ts";

/** Names quoted in a refusal. */
const NAMED = 12;

/** The columns in the file's order. Adds unknown ones to `findings`. Refuses `import_malformed`. */
export function readHeader(
  { line, problem }: RecordFrame,
  record: string[] | null,
  findings: ImportFindings,
): string[] {
  if (problem !== null || record === null) {
    const { code, quoteLine } = problem ?? { code: null, quoteLine: line };
    if (code === "line_too_long") refuseMalformed("The header line is too long.", line);
    refuseMalformed("The header line has broken quotes.", quoteLine);
  }
  if (record.some((name) => name.includes("\0")))
    refuseMalformed("It looks like UTF-16 and not UTF-8 text. Save it as UTF-8.", line);
  const header = record.map(columnNamed);
  requireColumns(header, line, findings);
  const twice = header.find((name, place) => name !== "" && header.indexOf(name) !== place);
  if (twice !== undefined) refuseMalformed(`The header names the column ${twice} twice.`, line);
  const known = new Set<string>([...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS]);
  findings.unknownColumns = header.filter((name) => name !== "" && !known.has(name));
  return header;
}

function requireColumns(header: string[], line: number, { separator }: ImportFindings): void {
  const missing = REQUIRED_COLUMNS.filter((column) => !header.includes(column));
  if (missing.length === 0) return;
  if (missing.length === REQUIRED_COLUMNS.length)
    refuseMalformed(
      `The first line must name the columns, and this one names none of them: “${header.join(" ").slice(0, 80)}”. Put a line with ${REQUIRED_COLUMNS.join(", ")} on top.`,
      line,
    );
  const shown = header.slice(0, NAMED).map((name) => name.slice(0, 40));
  refuseMalformed(
    `The first line must name the columns; missing: ${missing.join(", ")}. With ${SEPARATOR_NAMES[separator]} between the columns it names: ${shown.join(", ")}.`,
    line,
  );
}
