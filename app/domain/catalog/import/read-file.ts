/** Reads a catalog file as a stream of parsed lines: plain or gzipped, UTF-8, comma-separated, with a header. */
import { parse } from "csv-parse/sync";
import { textOf } from "./file-text.ts";
import { MAX_RECORD, RecordFramer } from "./frame-records.ts";
import type { FrameProblem, RecordFrame } from "./frame-records.ts";
import { noFileLines } from "./import-counts.ts";
import type { FileLines } from "./import-counts.ts";
import { refuseMalformed } from "./malformed.ts";
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from "./import-columns.ts";
import type { ImportColumn } from "./import-columns.ts";
import { readLine } from "./import-line.ts";
import type { ImportFields, ReadLine } from "./import-line.ts";
import { remark } from "./import-remarks.ts";
import type { Remark } from "./import-remarks.ts";

export type NumberedLine = ReadLine & { line: number };

const MAX_LINES = 200_000;
/** Records per call of the CSV library; one call per record takes ten times as long. */
const BATCH = 500;

/**
 * Yields every record after the header with its outcome and first line. Adds all other lines to `count`. Refuses
 * `import_malformed` (facts: `line`) when the file as a whole cannot be read: broken gzip, not UTF-8, empty, missing columns.
 */
export async function* readCatalogue(
  chunks: AsyncIterable<Uint8Array>,
  count: FileLines = noFileLines(),
): AsyncGenerator<NumberedLine> {
  let header: string[] | undefined;
  for await (const frames of batches(chunks, count)) {
    const cells = cellsOf(frames);
    for (const [place, frame] of frames.entries()) {
      const record = cells[place] ?? null;
      if (header === undefined) {
        header = readHeader(frame, record);
        count.header = frame.lastLine - frame.line + 1;
        continue;
      }
      count.read += 1;
      if (count.read > MAX_LINES)
        refuseMalformed(`A file has at most ${MAX_LINES} lines; split it.`, frame.line);
      yield { ...judged(frame, header, record, count), line: frame.line };
    }
  }
  if (header === undefined) refuseMalformed("The file is empty.", 1);
  if (count.read === 0) refuseMalformed("The file has a header but no lines.", 2);
  requireAllCounted(count);
}

async function* batches(
  chunks: AsyncIterable<Uint8Array>,
  count: FileLines,
): AsyncGenerator<RecordFrame[]> {
  const framer = new RecordFramer();
  let batch: RecordFrame[] = [];
  for await (const text of textOf(chunks)) {
    for (const frame of framer.push(text)) {
      batch.push(frame);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  yield [...batch, ...framer.end()];
  count.lines = framer.lines;
  count.empty = framer.empty;
}

/** The cells of each record; null for those with a problem. */
function cellsOf(frames: RecordFrame[]): Array<string[] | null> {
  const readable = frames.filter(({ problem }) => problem === null);
  const records = parse(readable.map(({ text }) => text).join("\n"), {
    record_delimiter: "\n",
    relax_column_count: true,
  });
  if (records.length !== readable.length)
    throw new Error("The CSV library found other records than their frames say.");
  return frames.map(({ problem }) => (problem === null ? (records.shift() ?? null) : null));
}

function readHeader({ line, problem }: RecordFrame, record: string[] | null): string[] {
  if (problem !== null || record === null) {
    const { code, quoteLine } = problem ?? { code: null, quoteLine: line };
    if (code === "line_too_long") refuseMalformed("The header line is too long.", line);
    refuseMalformed("The header line has broken quotes.", quoteLine);
  }
  if (record.some((name) => name.includes("\0")))
    refuseMalformed("It looks like UTF-16 and not UTF-8 text. Save it as UTF-8.", line);
  const header = record.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED_COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    refuseMalformed(`The first line must name the columns; missing: ${missing.join(", ")}.`, line);
  const twice = header.find((name, place) => name !== "" && header.indexOf(name) !== place);
  if (twice !== undefined) refuseMalformed(`The header names the column ${twice} twice.`, line);
  return header;
}

/** Also counts the record's further lines: as part of a cell, or as swallowed. */
function judged(
  frame: RecordFrame,
  header: string[],
  record: string[] | null,
  count: FileLines,
): ReadLine {
  const more = frame.lastLine - frame.line;
  const reason = whyUnreadable(frame.problem, header, record);
  if (reason === null) {
    count.continued += more;
    return readCells(header, record ?? []);
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
  return remark("wrong_column_count", `${record?.length ?? 0} columns and not ${header.length}`);
}

function swallowed(lines: number, last: number): Remark {
  return remark(
    "lines_swallowed",
    lines === 1 ? `line ${last}` : `the ${lines} lines behind it, up to line ${last}`,
  );
}

function readCells(header: string[], record: string[]): ReadLine {
  const at = (column: ImportColumn) => record[header.indexOf(column)] ?? "";
  const columns = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  return readLine(
    Object.fromEntries(columns.map((column) => [column, at(column)])) as ImportFields,
  );
}

/** A file whose lines do not add up is a bug of this reader: no line may be lost. */
function requireAllCounted({ lines, header, read, continued, empty, swallowed: gone }: FileLines) {
  const counted = header + read + continued + empty + gone;
  if (counted !== lines)
    throw new Error(`The file has ${lines} lines, but ${counted} have a fate.`);
}
