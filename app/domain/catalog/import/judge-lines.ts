/** Compares staged lines with each other and with the store: existing gigs, suspended freelancers, reserved names. */
import { onConnection } from "#app/domain/store/command-connections.ts";
import { liftLimits } from "#app/domain/commands/lift-limits.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx as TxSql } from "#db/client.server.ts";
import { markNames } from "./judge-names.ts";
import { markKnown } from "./compare-lines.ts";
import { findCategories } from "./import-categories.ts";
import { NO_LINES } from "./import-counts.ts";
import type { FileLines, ImportCounts } from "./import-counts.ts";
import type { ImportFindings } from "./import-findings.ts";
import { remark } from "./import-remarks.ts";

/** Time limit for statements over a whole catalog. */
const LIMIT_MS = 1_200_000;

/** Sets the import to `previewed` with its counts, in one transaction, so that a repeated run has the same result. */
export async function judgeLines(
  importId: string,
  lines: FileLines,
  findings: ImportFindings,
): Promise<ImportCounts> {
  // Without statistics of the new lines the planner would choose a nested loop.
  await sql`select analyze_import_lines()`;
  return onConnection({
    limitMs: LIMIT_MS,
    async run({ sql: tx }) {
      await tx`begin`;
      await liftLimits(tx, LIMIT_MS);
      const counts = await judgeWithin(tx, importId, lines, findings);
      await tx`commit`;
      return counts;
    },
  });
}

async function judgeWithin(
  tx: TxSql,
  importId: string,
  lines: FileLines,
  findings: ImportFindings,
): Promise<ImportCounts> {
  await markRepeated(tx, importId);
  await markSuspended(tx, importId);
  await markNames(tx, importId);
  await markKnown(tx, importId);
  const { created, ...categories } = await findCategories(tx, importId);
  const counts = {
    ...NO_LINES,
    ...lines,
    ...(await countFates(tx, importId)),
    ...(await countNewPeople(tx, importId)),
    new_categories: created,
  };
  await tx`
    update gig_imports set state = 'previewed', content = null, counts = ${JSON.stringify(counts)}::text::jsonb,
      findings = ${JSON.stringify({ ...findings, ...categories })}::text::jsonb
    where id = ${importId} and state = 'reading'`;
  return counts;
}

async function markRepeated(tx: TxSql, importId: string): Promise<void> {
  // The store fills in only the number of the first line.
  const template = remark("repeated_in_file", "%s");
  await tx`
    update gig_import_lines l set fate = 'already_there',
      remarks = l.remarks || jsonb_build_array(jsonb_build_object('code', ${template.code}::text,
                                               'sentence', format(${template.sentence}, f.first)))
    from (select line, min(line) over (partition by source_key) as first from gig_import_lines
          where import_id = ${importId} and fate in ('ready', 'adjusted')) f
    where l.import_id = ${importId} and l.line = f.line and f.first < f.line`;
}

async function markSuspended(tx: TxSql, importId: string): Promise<void> {
  const template = remark("freelancer_suspended", "%s");
  await tx`
    update gig_import_lines l set fate = 'rejected',
      remarks = l.remarks || jsonb_build_array(jsonb_build_object('code', ${template.code}::text,
                                               'sentence', format(${template.sentence}, u.handle)))
    from users u
    where l.import_id = ${importId} and l.fate <> 'rejected'
      and lower(u.handle) = lower(l.row->>'handle') and u.state in ('suspended', 'closed')`;
}

/** Lines by fate; a fate without lines is 0. */
export async function countFates(tx: TxSql, importId: string): Promise<Partial<ImportCounts>> {
  const rows = await tx<{ fate: string; lines: number }[]>`
    select f.fate, count(l.line)::int as lines
    from unnest(array['ready', 'adjusted', 'changed', 'edited', 'already_there', 'rejected']) f(fate)
      left join gig_import_lines l on l.import_id = ${importId} and l.fate = f.fate group by f.fate`;
  return Object.fromEntries(rows.map(({ fate, lines }) => [fate, lines]));
}

async function countNewPeople(tx: TxSql, importId: string): Promise<Partial<ImportCounts>> {
  const [row] = await tx<{ new_freelancers: number }[]>`
    select count(*)::int as new_freelancers
    from (select distinct lower(row->>'handle') as handle from gig_import_lines
          where import_id = ${importId} and fate in ('ready', 'adjusted')) h
    where not exists (select from users u where lower(u.handle) = h.handle)`;
  return row ?? {};
}
