/** Reads a catalog file as a stream of parsed lines: plain or gzipped, its separator found, with a header. */
import { parse } from "csv-parse/sync";
import { framesOf } from "./frames-of-file.ts";
import { MAX_RECORD } from "./frame-records.ts";
import type { FrameProblem, RecordFrame } from "./frame-records.ts";
import { noFileLines } from "./import-counts.ts";
import type { FileLines } from "./import-counts.ts";
import { noFindings } from "./import-findings.ts";
import type { ImportFindings } from "./import-findings.ts";
import { refuseMalformed } from "./malformed.ts";
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from "./import-columns.ts";
import { readHeader } from "./read-header.ts";
import { sepLine } from "./separators.ts";
import type { Separator } from "./separators.ts";
import type { ImportColumn } from "./import-columns.ts";
import { readLine } from "./import-line.ts";
import type { ImportFields, ReadLine } from "./import-line.ts";
import { remark } from "./import-remarks.ts";
import type { Remark } from "./import-remarks.ts";

export type NumberedLine = ReadLine & { line: number };

const MAX_LINES = 1_000_000;

/**
 * Yields every record after the header with its outcome and first line. Adds all other lines to `count`, and what was found out
 * about the file to `findings`. Refuses `import_malformed` (facts: `line`) when the file as a whole cannot be read: broken gzip,
 * another kind of file, empty, missing columns.
 */
export async function* readCatalogue(
  chunks: AsyncIterable<Uint8Array>,
  count: FileLines = noFileLines(),
  findings: ImportFindings = noFindings(),
): AsyncGenerator<NumberedLine> {
  let header: string[] | undefined;
  for await (const frames of framesOf(chunks, count, findings)) {
    const cells = cellsOf(frames, findings.separator);
    for (const [place, frame] of frames.entries()) {
      const record = cells[place] ?? null;
      if (header === undefined) {
        count.header += frame.lastLine - frame.line + 1;
        if (sepLine(frame.text) === null) header = readHeader(frame, record, findings);
        continue;
      }
      count.read += 1;
      if (count.read > MAX_LINES)
        refuseMalformed(`A file has at most ${MAX_LINES} lines; split it.`, frame.line);
      yield { ...judged(frame, header, record, count, findings.separator), line: frame.line };
    }
  }
  if (header === undefined) refuseMalformed("The file is empty.", 1);
  if (count.read === 0) refuseMalformed("The file has a header but no gigs.", count.header + 1);
  requireAllCounted(count);
}

/** The cells of each record; null for those with a problem. */
function cellsOf(frames: RecordFrame[], delimiter: Separator): Array<string[] | null> {
  const readable = frames.filter(({ problem }) => problem === null);
  const records = parse(readable.map(({ text }) => text).join("\n"), {
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
  });
  if (records.length !== readable.length)
    throw new Error("The CSV library found other records than their frames say.");
  return frames.map(({ problem }) => (problem === null ? (records.shift() ?? null) : null));
}

/** Also counts the record's further lines: as part of a cell, or as swallowed. */
function judged(
  frame: RecordFrame,
  header: string[],
  record: string[] | null,
  count: FileLines,
  separator: Separator,
): ReadLine {
  const more = frame.lastLine - frame.line;
  const reason = whyUnreadable(frame.problem, header, record);
  if (reason === null) {
    count.continued += more;
    return readCells(header, record ?? [], separator);
  }
  count.swallowed += more;
  const remarks = more === 0 ? [reason] : [reason, swallowed(more, frame.lastLine)];
  return { fate: "rejected", remarks, title: "" };
}

function whyUnreadable(
  problem: FrameProblem | null,
  header: string[],
  record: string[] | null,
): Remark | null {
  if (problem !== null) {
    const { code, quoteLine } = problem;
    return remark(code, code === "line_too_long" ? `${MAX_RECORD}` : `${quoteLine}`);
  }
  if (record?.length === header.length) return null;
  const found = record?.length ?? 0;
  const columns = found === 1 ? "1 column" : `${found} columns`;
  return remark("wrong_column_count", `${columns} and not ${header.length}`);
}

function swallowed(lines: number, last: number): Remark {
  return remark(
    "lines_swallowed",
    lines === 1 ? `line ${last}` : `the ${lines} lines after it, up to line ${last}`,
  );
}

function readCells(header: string[], record: string[], separator: Separator): ReadLine {
  const at = (column: ImportColumn) => record[header.indexOf(column)] ?? "";
  const columns = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  const fields = Object.fromEntries(columns.map((column) => [column, at(column)]));
  // Where semicolons stand between the columns, the comma is the decimal sign.
  return readLine(fields as ImportFields, { decimalComma: separator === ";" });
}

/** A file whose lines do not add up is a bug of this reader: no line may be lost. */
function requireAllCounted({ lines, header, read, continued, empty, swallowed: gone }: FileLines) {
  const counted = header + read + continued + empty + gone;
  if (counted !== lines)
    throw new Error(`The file has ${lines} lines, but ${counted} have a fate.`);
}
