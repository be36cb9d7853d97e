/** The records of a file in batches, with the separator that its first line shows. */
import { textOf } from "./file-text.ts";
import { MAX_RECORD, RecordFramer } from "./frame-records.ts";
import type { RecordFrame } from "./frame-records.ts";
import type { FileLines } from "./import-counts.ts";
import type { ImportFindings } from "./import-findings.ts";
import { separatorOf } from "./separators.ts";

/** Records per call of the CSV library; one call per record takes ten times as long. */
const BATCH = 500;

export async function* framesOf(
  chunks: AsyncIterable<Uint8Array>,
  count: FileLines,
  findings: ImportFindings,
): AsyncGenerator<RecordFrame[]> {
  const pieces = textOf(chunks, (encoding) => {
    findings.encoding = encoding;
  });
  const start = await firstLine(pieces);
  findings.separator = separatorOf(start);
  const framer = new RecordFramer(findings.separator);
  let batch: RecordFrame[] = [];
  for await (const text of startingWith(start, pieces)) {
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

/** Text up to the end of the first line that is not blank, or up to the limit of a record. */
async function firstLine(pieces: AsyncGenerator<string>): Promise<string> {
  let text = "";
  while (!/[\n\r]/.test(text.trimStart()) && text.length < MAX_RECORD) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    text += value;
  }
  return text;
}

async function* startingWith(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}
