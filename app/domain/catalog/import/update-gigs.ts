/** Updates gigs that are there with other values. Running orders have frozen their quote, so no update changes them. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { sql } from "#app/domain/store/store.ts";
import { lineHash, standingPackages } from "./content-hash.ts";
import type { Progress } from "./stage-lines.ts";
import { categoryPaths } from "./write-gigs.ts";

/** Lines per statement, as in `writeGigs`. */
const PIECE = 4000;

/**
 * Writes the values of lines of these fates into their gigs and returns the number of gigs. Like an edit by the freelancer it
 * raises the version and keeps the state; packages besides the basic one, extras and questions to the buyer stay.
 */
export async function updateGigs(
  tx: Tx,
  importId: string,
  fates: readonly string[],
  progress: Progress,
): Promise<number> {
  if (fates.length === 0) return 0;
  const [last] = await tx.sql<{ line: number | null }[]>`
    select max(line) as line from gig_import_lines where import_id = ${importId} and fate = any (${[...fates]}::text[])`;
  let updated = 0;
  for (let from = 0; from <= (last?.line ?? -1); from += PIECE) {
    updated += await updatePiece(tx, linesOf(importId, fates, from));
    progress(updated);
  }
  await tellFreelancers(tx, importId, fates);
  return updated;
}

/** One event for each freelancer who has joined, however many of their gigs were updated. */
async function tellFreelancers(tx: Tx, importId: string, fates: readonly string[]): Promise<void> {
  const rows = await tx.sql<{ userId: string; gigId: string; title: string; count: number }[]>`
    select u.id as "userId", min(g.id) as "gigId", (array_agg(g.title order by g.id))[1] as title, count(*)::int as count
    from gig_import_lines l join gigs g on g.id = l.gig_id join users u on u.id = g.freelancer_id and u.state = 'active'
    where l.import_id = ${importId} and l.fate = any (${[...fates]}::text[]) group by u.id`;
  await enqueue(
    tx,
    rows.map(({ userId, gigId, title, count }) => ({
      name: "gigs.updated",
      subjectId: gigId,
      payload: { userId, title, count },
    })),
  );
}

function linesOf(importId: string, fates: readonly string[], from: number) {
  return sql`(
    select l.gig_id, l.source_key, r.* from gig_import_lines l, jsonb_to_record(l.row) as r(
      title text, description text, "parentKey" text, "categoryKey" text, tags text[], currency text, "priceMicros" bigint,
      "deliveryDays" int, "unitName" text, language text, guessed text)
    where l.import_id = ${importId} and l.fate = any (${[...fates]}::text[]) and l.line >= ${from} and l.line < ${from + PIECE})`;
}

async function updatePiece(tx: Tx, lines: ReturnType<typeof linesOf>): Promise<number> {
  await tx.sql`
    update gig_packages p set price_micros = l."priceMicros", delivery_days = l."deliveryDays"
    from ${lines} l where p.gig_id = l.gig_id and p.tier = 'basic'`;
  const updated = await tx.sql`
    update gigs g set title = l.title, description = l.description,
      language = coalesce(l.language, case when g.language_chosen then g.language else l.guessed end, g.language),
      language_chosen = l.language is not null or g.language_chosen, category_id = c.id, tags = l.tags, currency = l.currency,
      from_micros = coalesce(k.price_micros, l."priceMicros"), delivery_days = coalesce(k.delivery_days, l."deliveryDays"),
      unit_name = l."unitName", source_key = l.source_key, imported_hash = ${updatedHash()}, version = g.version + 1,
      updated_at = ${tx.command.at}, command_id = ${tx.command.id}
    from ${lines} l join ${categoryPaths()} c on c.name_key = l."categoryKey" and c.parent_key = coalesce(l."parentKey", '')
      left join lateral (
        select p.price_micros, p.delivery_days from gig_packages p where p.gig_id = l.gig_id
        order by p.price_micros, array_position(array['basic', 'standard', 'premium'], p.tier) limit 1) k on true
    where g.id = l.gig_id`;
  return updated.count;
}

/** The packages have their new prices already. */
function updatedHash() {
  return lineHash({ kind: sql`g.kind`, packages: standingPackages() });
}
