/** Writes the staged gigs of one import: categories, people nobody knew, gigs and their one package. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Progress } from "./stage-lines.ts";

/** Lines per statement: all in the one transaction, in pieces only so that progress can be told. */
const PIECE = 4000;

/** Imported package gigs come with one package, and the file says nothing of revisions. */
const REVISIONS = 1;

/** Adds everything the ready lines need and returns how many gigs were written. */
export async function writeGigs(tx: Tx, importId: string, progress: Progress): Promise<number> {
  await writeCategories(tx, importId);
  await writePeople(tx, importId);
  const [last] = await tx.sql<{ line: number | null }[]>`
    select max(line) as line from gig_import_lines where import_id = ${importId}`;
  let written = 0;
  for (let from = 0; from <= (last?.line ?? 0); from += PIECE) {
    written += await writePiece(tx, importId, from, from + PIECE);
    progress(written);
  }
  return written;
}

async function writeCategories(tx: Tx, importId: string): Promise<void> {
  await tx.sql`
    insert into categories (id, parent_id, name)
    select distinct on (c.id) c.id, c.parent, c.name from (
      select line, row->>'parentId' as id, null as parent, row->>'parentName' as name from gig_import_lines
        where import_id = ${importId} and fate in ('ready', 'adjusted') and row->>'parentId' is not null
      union all
      select line, row->>'categoryId', row->>'parentId', row->>'categoryName' from gig_import_lines
        where import_id = ${importId} and fate in ('ready', 'adjusted')
    ) c order by c.id, c.line
    on conflict (id) do nothing`;
}

/** People who have not claimed their account: no e-mail, no password, so nobody can sign in as them. */
async function writePeople(tx: Tx, importId: string): Promise<void> {
  await tx.sql`
    insert into users (id, handle, name, state, headline, created_at, command_id)
    select distinct on (lower(row->>'handle')) row->>'userId', row->>'handle', row->>'handle', 'unclaimed',
      row->>'headline', ${tx.command.at}, ${tx.command.id}
    from gig_import_lines l
    where import_id = ${importId} and fate in ('ready', 'adjusted')
      and not exists (select from users u where lower(u.handle) = lower(l.row->>'handle'))
    order by lower(row->>'handle'), line
    on conflict (lower(handle)) do nothing`;
}

async function writePiece(tx: Tx, importId: string, from: number, to: number): Promise<number> {
  const { at, id: commandId } = tx.command;
  // The moment each gig appeared differs by a microsecond, so that "newest" has the order of the file.
  const written = await tx.sql`
    with lines as materialized (
      select line, source_key, r.* from gig_import_lines l, jsonb_to_record(l.row) as r(
        "gigId" text, handle text, kind text, title text, description text, "categoryId" text, tags text[],
        currency text, "priceMicros" bigint, "deliveryDays" int, "unitName" text)
      where import_id = ${importId} and fate in ('ready', 'adjusted') and line >= ${from} and line < ${to})
    insert into gigs (id, freelancer_id, kind, state, title, description, category_id, tags, currency, from_micros,
                      delivery_days, unit_name, source_key, created_at, published_at, updated_at, command_id)
    select l."gigId", u.id, l.kind, 'published', l.title, l.description, l."categoryId", l.tags, l.currency,
      l."priceMicros", l."deliveryDays", l."unitName", l.source_key, ${at}::timestamptz,
      ${at}::timestamptz - l.line * interval '1 microsecond', ${at}::timestamptz, ${commandId}
    from lines l join users u on lower(u.handle) = lower(l.handle) order by l.line
    on conflict (source_key) do nothing`;
  await tx.sql`
    insert into gig_packages (gig_id, tier, title, description, price_micros, delivery_days, revisions)
    select g.id, 'basic', 'As described', '', g.from_micros, g.delivery_days, ${REVISIONS}
    from gig_import_lines l join gigs g on g.id = l.row->>'gigId' and g.kind = 'package'
    where l.import_id = ${importId} and l.fate in ('ready', 'adjusted') and l.line >= ${from} and l.line < ${to}`;
  return written.count;
}
