/** Reads a catalogue file as a stream of judged lines: plain or gzipped, UTF-8, comma-separated with a header. */
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { textOf } from "./file-text.ts";
import { refuseMalformed } from "./malformed.ts";
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from "./import-columns.ts";
import type { ImportColumn } from "./import-columns.ts";
import { readLine } from "./import-line.ts";
import type { ImportFields, ReadLine } from "./import-line.ts";
import { remark } from "./import-remarks.ts";

export type NumberedLine = ReadLine & { line: number };

const MAX_LINES = 200_000;
/** Longer than this, a line is one that swallowed its neighbours: it counts as broken. */
const MAX_RECORD = 100_000;

interface Parsed {
  record: string[];
  info: { lines: number };
}

interface Skipped {
  code?: string;
  lines?: number;
  message: string;
}

/**
 * Yields every line after the header with its number in the file. Refuses with `import_malformed` (facts: `line`)
 * when the file as a whole cannot be read: not gzip after all, not UTF-8, empty, a header that lacks columns.
 */
export async function* readCatalogue(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<NumberedLine> {
  const broken: NumberedLine[] = [];
  const spoilt = new Set<number>();
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: MAX_RECORD,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (problem: Skipped | undefined) => {
      const line = problem?.lines ?? 1;
      // What is left of a broken line is read as another one, or breaks again: the line is reported once.
      if (spoilt.has(line)) return;
      spoilt.add(line);
      broken.push({ line, fate: "rejected", remarks: [remark("broken_quoting")], title: "" });
    },
  });
  const source = Readable.from(textOf(chunks));
  source.on("error", (problem) => parser.destroy(problem)).pipe(parser);
  let header: string[] | undefined;
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (header === undefined) {
        // The parser runs ahead, so broken lines further down may be known already.
        if (broken.some(({ line }) => line <= 1))
          refuseMalformed("The header line has broken quotes.", 1);
        header = readHeader(record);
        continue;
      }
      while (broken.length > 0) yield broken.shift() as NumberedLine;
      count += 1;
      if (count > MAX_LINES)
        refuseMalformed(`A file has at most ${MAX_LINES} lines; split it.`, info.lines);
      const line = info.lines - breaksWithin(record);
      if (!spoilt.has(line)) yield { ...judged(header, record), line };
    }
  } finally {
    source.destroy();
  }
  if (header === undefined) refuseMalformed("The file is empty.", 1);
  if (count === 0 && broken.length === 0) refuseMalformed("The file has a header but no lines.", 2);
  yield* broken;
}

function readHeader(record: string[]): string[] {
  const header = record.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED_COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    refuseMalformed(`The first line must name the columns; missing: ${missing.join(", ")}.`, 1);
  const twice = header.find((name, place) => name !== "" && header.indexOf(name) !== place);
  if (twice !== undefined) refuseMalformed(`The header names the column ${twice} twice.`, 1);
  return header;
}

function judged(header: string[], record: string[]): ReadLine {
  if (record.length !== header.length) {
    const found = `${record.length} columns and not ${header.length}`;
    return { fate: "rejected", remarks: [remark("wrong_column_count", found)], title: "" };
  }
  const at = (column: ImportColumn) => record[header.indexOf(column)] ?? "";
  const columns = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  return readLine(
    Object.fromEntries(columns.map((column) => [column, at(column)])) as ImportFields,
  );
}

/** A quoted field may hold line breaks; the report names the line where the record begins. */
function breaksWithin(record: string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
