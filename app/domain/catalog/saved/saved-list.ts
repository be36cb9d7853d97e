/** A person's saved gigs, those saved last first, with what became of each. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { listingsOf } from "#app/domain/catalog/search/gig-listing.ts";
import type { GigListing } from "#app/domain/catalog/search/gig-listing.ts";
import { sql } from "#app/domain/store/store.ts";

/** `gone`: blocked by staff, or its freelancer is suspended or left. Such a gig shows nothing of itself. */
export type Standing = "for_sale" | "paused" | "gone";

export interface SavedGig {
  gigId: string;
  savedAt: Date;
  standing: Standing;
  /** Null for one that is gone. */
  gig: GigListing | null;
}

export interface SavedGigs {
  gigs: SavedGig[];
  /** Null on the last page. */
  next: string | null;
}

const PAGE = 24;

interface Row {
  gigId: string;
  savedAt: Date;
  at: string;
  standing: Standing;
}

/** `after` is the `next` of the page before; a mangled one leads to the first page. */
export async function savedGigs(
  viewer: UserActor,
  after: string | null = null,
): Promise<SavedGigs> {
  requireAbility(viewer, "saved_gigs.list");
  const { id } = viewer;
  const [at = "", gigId = ""] = (after ?? "").split("~");
  const from = AT.test(at) && isId("gig", gigId) ? { at, gigId } : null;
  const beyond =
    from === null
      ? sql``
      : sql`and (w.saved_at, w.gig_id) < (${from.at}::text::timestamptz, ${from.gigId})`;
  const rows = await sql<Row[]>`
    select w.gig_id as "gigId", w.saved_at as "savedAt", to_char(w.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      case when u.state in ('suspended', 'closed') or g.state in ('draft', 'blocked') then 'gone'
        when g.state = 'paused' then 'paused' else 'for_sale' end as standing
    from saved_gigs w join gigs g on g.id = w.gig_id join users u on u.id = g.freelancer_id
    where w.user_id = ${id} ${beyond} order by w.saved_at desc, w.gig_id desc limit ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const there = shown.filter(({ standing }) => standing !== "gone").map((row) => row.gigId);
  const listings = new Map((await listingsOf(there)).map((gig) => [gig.id, gig]));
  return {
    gigs: shown.map((row) => ({
      gigId: row.gigId,
      savedAt: row.savedAt,
      standing: row.standing,
      gig: listings.get(row.gigId) ?? null,
    })),
    next: rows.length > PAGE && last !== undefined ? `${last.at}~${last.gigId}` : null,
  };
}

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
