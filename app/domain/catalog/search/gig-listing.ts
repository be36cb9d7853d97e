/** A gig as lists show it. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { coverOf } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { joinAway } from "#app/domain/people/time-off/time-off.ts";
import { sql } from "#app/domain/store/store.ts";

export interface GigListing {
  id: string;
  title: string;
  handle: string;
  sellerName: string;
  /** The freelancer came with an import and cannot sign in yet, so the gig cannot be ordered. */
  unclaimed: boolean;
  headline: string;
  categoryId: string;
  category: string;
  tags: string[];
  currency: Currency;
  fromMicros: bigint;
  deliveryDays: number;
  unitName: string | null;
  /** What its title is written in: a code of `GIG_LANGUAGES`. */
  language: string;
  /** How many orders may be in work at a time; null for no limit. */
  queueLimit: number | null;
  /** While its freelancer takes no orders: until when. */
  awayUntil: Date | null;
  publishedAt: Date;
  /** Its first picture; null without one. */
  cover: ShownPicture | null;
}

/** `select … from gigs g join …`; callers append conditions on `g`. */
export function listingSelect() {
  return sql`
    select g.id, g.title, u.handle, u.name as "sellerName", u.state = 'unclaimed' as unclaimed, u.headline,
           g.category_id as "categoryId", c.name as category, g.tags, g.currency, g.from_micros as "fromMicros", g.delivery_days as "deliveryDays", g.unit_name as "unitName", g.language, g.queue_limit as "queueLimit",
           away.ends_at as "awayUntil",
           coalesce(g.published_at, g.created_at) as "publishedAt",
           ${coverOf("g")} as cover
    from gigs g join users u on u.id = g.freelancer_id left join categories c on c.id = g.category_id ${joinAway("u.id")}`;
}

/**
 * In the order of the ids, without gigs of suspended freelancers: their rows of the search may still be there while an import holds
 * them.
 */
export async function listingsOf(ids: readonly string[]): Promise<GigListing[]> {
  if (ids.length === 0) return [];
  const rows = await sql<GigListing[]>`
    ${listingSelect()} where g.id = any (${[...ids]}::text[]) and u.state <> 'suspended'`;
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
