/** Writes the staged gigs of an import: new people, gigs and their one package. */
import type { Tx } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";
import { lineHash } from "./content-hash.ts";
import type { Progress } from "./stage-lines.ts";

/**
 * Lines per statement. All are in one transaction; several statements make progress visible. Each leaves a row of counts for every lexeme
 * of its gigs, so that a long import has longer pieces.
 */
const PIECE = 4_000;
const LONG_PIECE = 20_000;
const LONG = 50_000;

/** Revisions of an imported package; the file has no column for it. */
const REVISIONS = 1;
const PACKAGE_TITLE = "As described";

/** Writes everything the ready lines need but their categories, and returns the number of gigs. */
export async function writeGigs(tx: Tx, importId: string, progress: Progress): Promise<number> {
  await writePeople(tx, importId);
  const [last] = await tx.sql<{ line: number | null }[]>`
    select max(line) as line from gig_import_lines where import_id = ${importId}`;
  const lines = last?.line ?? 0;
  const piece = lines > LONG ? LONG_PIECE : PIECE;
  let written = 0;
  for (let from = 0; from <= lines; from += piece) {
    written += await writePiece(tx, importId, from, from + piece);
    progress(written);
  }
  return written;
}

/** Unclaimed people: without e-mail and password, so that no sign-in is possible. */
async function writePeople(tx: Tx, importId: string): Promise<void> {
  await tx.sql`
    insert into users (id, handle, name, state, headline, claim_email, created_at, command_id)
    select distinct on (lower(row->>'handle')) row->>'userId', row->>'handle', row->>'handle', 'unclaimed',
      row->>'headline', nullif(row->>'email', ''), ${tx.command.at}, ${tx.command.id}
    from gig_import_lines l
    where import_id = ${importId} and fate in ('ready', 'adjusted')
      and not exists (select from users u where lower(u.handle) = lower(l.row->>'handle'))
    order by lower(row->>'handle'), line
    on conflict (lower(handle)) do nothing`;
}

async function writePiece(tx: Tx, importId: string, from: number, to: number): Promise<number> {
  const { at, id: commandId } = tx.command;
  // `published_at` differs by a microsecond per line, so that "newest" keeps the file's order.
  const written = await tx.sql`
    with lines as materialized (
      select line, source_key, r.* from gig_import_lines l, jsonb_to_record(l.row) as r(
        "gigId" text, handle text, kind text, title text, description text, "parentKey" text, "categoryKey" text, tags text[],
        currency text, "priceMicros" bigint, "deliveryDays" int, "unitName" text, language text, guessed text)
      where import_id = ${importId} and fate in ('ready', 'adjusted') and line >= ${from} and line < ${to})
    insert into gigs (id, freelancer_id, kind, state, title, description, language, language_chosen, category_id, tags, currency, from_micros,
                      delivery_days, unit_name, source_key, imported_hash, created_at, published_at, updated_at, command_id)
    select l."gigId", u.id, l.kind, 'published', l.title, l.description, coalesce(l.language, l.guessed, 'en'), l.language is not null, c.id, l.tags, l.currency,
      l."priceMicros", l."deliveryDays", l."unitName", l.source_key, ${writtenHash()}, ${at}::timestamptz,
      ${at}::timestamptz - l.line * interval '1 microsecond', ${at}::timestamptz, ${commandId}
    from lines l join users u on lower(u.handle) = lower(l.handle) join ${categoryPaths()} c
      on c.name_key = l."categoryKey" and c.parent_key = coalesce(l."parentKey", '') order by l.line
    on conflict (source_key) do nothing`;
  await tx.sql`
    insert into gig_packages (gig_id, tier, title, description, price_micros, delivery_days, revisions)
    select g.id, 'basic', ${PACKAGE_TITLE}, '', g.from_micros, g.delivery_days, ${REVISIONS}
    from gig_import_lines l join gigs g on g.id = l.row->>'gigId' and g.kind = 'package'
    where l.import_id = ${importId} and l.fate in ('ready', 'adjusted') and l.line >= ${from} and l.line < ${to}`;
  return written.count;
}

/** Categories with the keys of their names, as lines name them. */
export function categoryPaths() {
  return sql`(select c.id, c.name_key, coalesce(p.name_key, '') as parent_key
              from categories c left join categories p on p.id = c.parent_id)`;
}

function writtenHash() {
  return lineHash({
    kind: sql`l.kind`,
    packages: sql`case when l.kind = 'package' then jsonb_build_array(
      jsonb_build_array('basic', ${PACKAGE_TITLE}::text, '', l."priceMicros", l."deliveryDays", ${REVISIONS}::int)) end`,
  });
}
