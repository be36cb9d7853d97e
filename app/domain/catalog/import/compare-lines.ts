/** Finds the gigs of staged lines that are there already, and what differs. */
import type { Tx as TxSql } from "#db/client.server.ts";
import { standingHash } from "./content-hash.ts";
import type { ImportRow } from "./import-line.ts";
import type { Remark } from "./import-remarks.ts";
import { compare } from "./line-changes.ts";
import type { StandingGig } from "./line-changes.ts";

/** Lines per statement. */
const PIECE = 4000;

/** Runs again in the importing transaction, because the preview may be hours old; `lock` keeps edits out until its end. */
export async function markKnown(tx: TxSql, importId: string, lock = false): Promise<void> {
  await findGigs(tx, importId);
  if (lock)
    await tx`
      select from gigs where id in (select gig_id from gig_import_lines where import_id = ${importId}) order by id
      for no key update`;
  const [last] = await tx<{ line: number | null }[]>`
    select max(line) as line from gig_import_lines where import_id = ${importId} and gig_id is not null`;
  for (let from = 0; from <= (last?.line ?? -1); from += PIECE)
    await comparePiece(tx, importId, from, from + PIECE);
}

/**
 * A gig has the line's key, or the one that earlier versions gave. Lines of several categories may share an earlier key: the
 * gig goes to the line of its own category, or else to the first.
 */
async function findGigs(tx: TxSql, importId: string): Promise<void> {
  await tx`
    update gig_import_lines l set gig_id = f.id
    from (
      select l.line, g.id,
        row_number() over (partition by l.line order by g.source_key = l.source_key desc) as nth_of_line,
        row_number() over (partition by g.id order by g.source_key = l.source_key desc,
          (c.name_key = l.row->>'categoryKey' and coalesce(p.name_key, '') = coalesce(l.row->>'parentKey', '')) desc nulls last,
          l.line) as nth_of_gig
      from gig_import_lines l join gigs g on g.source_key = any (array[l.source_key, l.row->>'formerKey'])
        join categories c on c.id = g.category_id left join categories p on p.id = c.parent_id
      where l.import_id = ${importId} and l.gig_id is null and l.fate in ('ready', 'adjusted')
        -- A gig that the preview gave to a line stays with that line.
        and not exists (select from gig_import_lines o where o.import_id = ${importId} and o.gig_id = g.id)
    ) f
    where l.import_id = ${importId} and l.line = f.line and f.nth_of_line = 1 and f.nth_of_gig = 1`;
}

type Pair = StandingGig & { line: number; remarks: Remark[]; row: ImportRow };

async function comparePiece(tx: TxSql, importId: string, from: number, to: number): Promise<void> {
  const pairs = await tx<Pair[]>`
    select l.line, l.remarks, l.row, g.kind, g.state, g.title, g.description, c.name as "categoryName",
      c.name_key as "categoryKey", p.name as "parentName", p.name_key as "parentKey", g.tags, g.currency,
      coalesce(b.price_micros, g.from_micros) as "priceMicros", coalesce(b.delivery_days, g.delivery_days) as "deliveryDays",
      g.unit_name as "unitName", g.language,
      case when g.imported_hash is null then g.version > 1 else g.imported_hash <> ${standingHash()} end as edited,
      exists (select from gig_packages o where o.gig_id = g.id and o.tier <> 'basic')
        or exists (select from gig_extras e where e.gig_id = g.id) as more
    from gig_import_lines l join gigs g on g.id = l.gig_id
      join categories c on c.id = g.category_id left join categories p on p.id = c.parent_id
      left join gig_packages b on b.gig_id = g.id and b.tier = 'basic'
    where l.import_id = ${importId} and l.line >= ${from} and l.line < ${to}
      and l.fate in ('ready', 'adjusted', 'changed', 'edited')`;
  const fates = pairs.map((pair) => ({
    line: pair.line,
    ...compare(pair.row, pair, pair.remarks),
  }));
  await tx`
    update gig_import_lines l set fate = f.fate, remarks = f.remarks
    from jsonb_to_recordset(${JSON.stringify(fates)}::text::jsonb) as f(line int, fate text, remarks jsonb)
    where l.import_id = ${importId} and l.line = f.line`;
}
