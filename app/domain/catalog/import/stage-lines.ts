/** Stages the lines of a file in `gig_import_lines`, where the store compares them with existing gigs. */
import { guessLanguage, readyToGuess } from "#app/domain/catalog/language/guess-language.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { NO_LINES, noFileLines } from "./import-counts.ts";
import type { ImportCounts } from "./import-counts.ts";
import { noFindings } from "./import-findings.ts";
import type { ImportRow } from "./import-line.ts";
import { judgeLines } from "./judge-lines.ts";
import { readCatalogue } from "./read-file.ts";
import type { NumberedLine } from "./read-file.ts";

/** Lines per statement. */
const BATCH = 500;

export type Progress = (lines: number) => void;

/**
 * Reads the file and leaves the import `previewed`, or `refused` with the reason when the file as a whole cannot be read.
 * Idempotent, also in parallel: the later write replaces the earlier one.
 */
export async function stageFile(
  importId: string,
  chunks: AsyncIterable<Uint8Array>,
  progress: Progress = () => {},
): Promise<ImportCounts> {
  const lines = noFileLines();
  const findings = noFindings();
  let read = 0;
  try {
    let batch: NumberedLine[] = [];
    for await (const line of readCatalogue(chunks, lines, findings)) {
      batch.push(line);
      if (batch.length < BATCH) continue;
      read += await stage(importId, batch);
      batch = [];
      progress(read);
    }
    read += await stage(importId, batch);
    progress(read);
    return await judgeLines(importId, lines, findings);
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === "import_malformed")
      await settleUnread(importId, "refused", problem.message);
    throw problem;
  }
}

/** Ends an import that could not be read and deletes its staged lines. */
export async function settleUnread(
  importId: string,
  state: "refused" | "failed",
  failure: string,
): Promise<void> {
  await sql`
    update gig_imports set state = ${state}, failure = ${failure}, content = null, finished_at = now(),
      counts = ${JSON.stringify(NO_LINES)}::text::jsonb
    where id = ${importId} and state = 'reading'`;
  await sql`delete from gig_import_lines where import_id = ${importId}`;
}

async function stage(importId: string, lines: NumberedLine[]): Promise<number> {
  for (const each of lines) if (each.fate !== "rejected") await readyToGuess(each.row);
  const rows = lines.map((each) => ({
    line: each.line,
    fate: each.fate,
    remarks: each.remarks,
    source_key: each.fate === "rejected" ? null : each.sourceKey,
    // Ids are drawn here, so that writing the gigs is one statement.
    row:
      each.fate === "rejected"
        ? { title: each.title }
        : { ...each.row, guessed: guessedOf(each.row), gigId: newId("gig"), userId: newId("user") },
  }));
  await sql`
    insert into gig_import_lines (import_id, line, fate, remarks, source_key, row)
    select ${importId}, l.line, l.fate, l.remarks, l.source_key, l.row
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as l(line int, fate text, remarks jsonb, source_key text, row jsonb)
    on conflict (import_id, line) do update
      set fate = excluded.fate, remarks = excluded.remarks, source_key = excluded.source_key, row = excluded.row, gig_id = null`;
  return rows.length;
}

/** Null where the line says its language. */
function guessedOf({ language, title, description }: ImportRow): string | null {
  return language === null ? guessLanguage(title, description) : null;
}

/** Shows the progress on the page; a lost update does no harm. */
export async function noteProgress(importId: string, counts: Partial<ImportCounts>): Promise<void> {
  await sql`
    update gig_imports set counts = counts || ${JSON.stringify(counts)}::text::jsonb
    where id = ${importId} and state in ('reading', 'importing')`;
}
