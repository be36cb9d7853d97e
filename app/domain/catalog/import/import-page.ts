/** Imports for staff: the list, one import with its remarks, and the report to download. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { stringify } from "csv-stringify/sync";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { NO_LINES } from "./import-counts.ts";
import type { ImportCounts, ImportState, Updates } from "./import-counts.ts";
import { noFindings } from "./import-findings.ts";
import type { ImportFindings } from "./import-findings.ts";
import type { Remark } from "./import-remarks.ts";

export interface ImportSummary {
  id: string;
  fileName: string;
  state: ImportState;
  counts: ImportCounts;
  findings: ImportFindings;
  leaveOutRejected: boolean;
  updates: Updates;
  failure: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface RemarkedLine {
  line: number;
  fate: "rejected" | "adjusted" | "already_there" | "changed" | "edited";
  title: string;
  remarks: Remark[];
}

/** A preview of a few gigs. */
export interface SampleLine {
  line: number;
  title: string;
  handle: string;
  category: string;
  currency: string;
  priceMicros: string;
}

const RECENT = 20;
const REMARKS_SHOWN = 50;
const ADJUSTED_SHOWN = 10;
const SAMPLES = 5;

/** The latest imports, newest first. Staff only (`not_found`). */
export async function recentImports(viewer: Viewer): Promise<ImportSummary[]> {
  requireAbility(viewer, "staff.imports.list");
  const rows = await sql<ImportSummary[]>`${summary()} order by created_at desc limit ${RECENT}`;
  return rows.map(withAllCounts);
}

/** One import. Refuses `not_found`, also for everybody but staff. */
export async function importPage(
  viewer: Viewer,
  id: string,
): Promise<{
  summary: ImportSummary;
  rejected: RemarkedLine[];
  adjusted: RemarkedLine[];
  changed: RemarkedLine[];
  edited: RemarkedLine[];
  samples: SampleLine[];
}> {
  requireAbility(viewer, "staff.imports.read");
  const [rows, rejected, adjusted, changed, edited, samples] = await Promise.all([
    sql<ImportSummary[]>`${summary()} where id = ${id}`,
    remarked(id, "rejected", REMARKS_SHOWN),
    remarked(id, "adjusted", ADJUSTED_SHOWN),
    remarked(id, "changed", REMARKS_SHOWN),
    remarked(id, "edited", REMARKS_SHOWN),
    sql<SampleLine[]>`
      select line, row->>'title' as title, row->>'handle' as handle, row->>'categoryName' as category,
             row->>'currency' as currency, row->>'priceMicros' as "priceMicros"
      from gig_import_lines where import_id = ${id} and fate in ('ready', 'adjusted') order by line limit ${SAMPLES}`,
  ]);
  const summary_ = withAllCounts(found(rows[0]));
  return { summary: summary_, rejected, adjusted, changed, edited, samples: [...samples] };
}

/** Every line with a remark, as CSV; `escape_formulas` disarms cells that a spreadsheet would run. Staff only (`not_found`). */
export async function importReport(viewer: Viewer, id: string): Promise<string> {
  requireAbility(viewer, "staff.imports.report");
  const [known] = await sql`select 1 from gig_imports where id = ${id}`;
  found(known);
  return reportOf(id);
}

/** The same for the operator's terminal, without an actor. */
export async function reportOf(id: string): Promise<string> {
  const lines = await remarked(id, null, null);
  const rows = lines.flatMap(({ line, fate, title, remarks }) =>
    remarks.map(({ code, sentence }) => [line, fate, code, sentence, title]),
  );
  return stringify([["line", "fate", "code", "sentence", "title"], ...rows], {
    escape_formulas: true,
  });
}

/** Lines with remarks in the file's order; null means every fate, or no limit. */
async function remarked(
  id: string,
  fate: RemarkedLine["fate"] | null,
  limit: number | null,
): Promise<RemarkedLine[]> {
  return [
    ...(await sql<RemarkedLine[]>`
      select line, fate, coalesce(row->>'title', '') as title, remarks from gig_import_lines
      where import_id = ${id} and fate <> 'ready' and (${fate}::text is null or fate = ${fate})
      order by line limit ${limit}`),
  ];
}

export interface RejectedReason extends Remark {
  lines: number;
  /** Numbers of the first five lines. */
  first: number[];
}

/** Reasons for rejected lines, the most frequent first. */
export async function rejectedReasons(id: string, limit: number): Promise<RejectedReason[]> {
  return [
    ...(await sql<RejectedReason[]>`
      select r->>'code' as code, r->>'sentence' as sentence, count(*)::int as lines,
             (array_agg(line order by line))[1:5] as first
      from gig_import_lines, jsonb_array_elements(remarks) with ordinality e(r, place)
      where import_id = ${id} and fate = 'rejected' group by 1, 2 order by lines desc, min(line), min(place) limit ${limit}`),
  ];
}

/** The first lines whose gig is there with other values, for the operator's terminal. */
export async function changedLines(id: string, limit: number): Promise<RemarkedLine[]> {
  const found = [await remarked(id, "changed", limit), await remarked(id, "edited", limit)];
  return found.flat().slice(0, limit);
}

/** What was found out about the file, for the operator's terminal. */
export async function findingsOf(id: string): Promise<ImportFindings> {
  return withAllCounts(found((await sql<ImportSummary[]>`${summary()} where id = ${id}`)[0]))
    .findings;
}

/** Imports of earlier versions have fewer counts, and no findings. */
function withAllCounts(row: ImportSummary): ImportSummary {
  return {
    ...row,
    counts: { ...NO_LINES, ...row.counts },
    findings: { ...noFindings(), ...row.findings },
  };
}

function summary() {
  return sql`
    select id, file_name as "fileName", state, counts, findings, updates, leave_out_rejected as "leaveOutRejected", failure,
           created_at as "createdAt", finished_at as "finishedAt" from gig_imports`;
}
