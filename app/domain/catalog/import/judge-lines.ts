/** Compares staged lines with each other and with the store: gigs that are there already, people who may not sell. */
import { sql } from "#app/domain/kernel/store.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import { NO_LINES } from "./import-counts.ts";
import type { ImportCounts } from "./import-counts.ts";
import { remark } from "./import-remarks.ts";

/** Leaves the import `previewed` with its counts. */
export async function judgeLines(importId: string, read: number): Promise<ImportCounts> {
  await markRepeated(importId);
  await markSuspended(importId);
  await markKnown(sql, importId);
  const counts = {
    ...NO_LINES,
    read,
    ...(await countFates(importId)),
    ...(await countNew(importId)),
  };
  await sql`
    update gig_imports set state = 'previewed', content = null, counts = ${JSON.stringify(counts)}::text::jsonb
    where id = ${importId} and state = 'reading'`;
  return counts;
}

/** Also asked again inside the importing transaction: the preview may be hours old. */
export async function markKnown(within: Sql | TxSql, importId: string): Promise<void> {
  await within`
    update gig_import_lines l set fate = 'already_there',
      remarks = l.remarks || ${JSON.stringify([remark("already_there")])}::text::jsonb
    where import_id = ${importId} and fate in ('ready', 'adjusted')
      and exists (select from gigs g where g.source_key = l.source_key)`;
}

async function markRepeated(importId: string): Promise<void> {
  // The sentence comes from the table of remarks; only the number of the first line is filled in by the store.
  const template = remark("repeated_in_file", "%s");
  await sql`
    update gig_import_lines l set fate = 'already_there',
      remarks = l.remarks || jsonb_build_array(jsonb_build_object('code', ${template.code}::text,
                                               'sentence', format(${template.sentence}, f.first)))
    from (select line, min(line) over (partition by source_key) as first from gig_import_lines
          where import_id = ${importId} and fate in ('ready', 'adjusted')) f
    where l.import_id = ${importId} and l.line = f.line and f.first < f.line`;
}

async function markSuspended(importId: string): Promise<void> {
  const template = remark("freelancer_suspended", "%s");
  await sql`
    update gig_import_lines l set fate = 'rejected',
      remarks = l.remarks || jsonb_build_array(jsonb_build_object('code', ${template.code}::text,
                                               'sentence', format(${template.sentence}, u.handle)))
    from users u
    where l.import_id = ${importId} and l.fate <> 'rejected'
      and lower(u.handle) = lower(l.row->>'handle') and u.state = 'suspended'`;
}

async function countFates(importId: string): Promise<Partial<ImportCounts>> {
  const rows = await sql<{ fate: string; lines: number }[]>`
    select fate, count(*)::int as lines from gig_import_lines where import_id = ${importId} group by fate`;
  return Object.fromEntries(rows.map(({ fate, lines }) => [fate, lines]));
}

async function countNew(importId: string): Promise<Partial<ImportCounts>> {
  const [row] = await sql<{ new_freelancers: number; new_categories: number }[]>`
    with lines as materialized (
      select row from gig_import_lines where import_id = ${importId} and fate in ('ready', 'adjusted'))
    select
      (select count(*)::int from (select distinct lower(row->>'handle') as handle from lines) h
        where not exists (select from users u where lower(u.handle) = h.handle)) as new_freelancers,
      (select count(*)::int from (select row->>'categoryId' as id from lines union
                                  select row->>'parentId' from lines where row->>'parentId' is not null) c
        where not exists (select from categories k where k.id = c.id)) as new_categories`;
  return row ?? {};
}
