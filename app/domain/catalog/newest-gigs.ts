/** The newest gigs of a seller or of a category, for feeds. */
import { sellerPage } from "./seller-page.ts";
import type { Seller } from "./seller-page.ts";
import { coverOf } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

const MOST = 30;

export interface NewGig {
  id: string;
  title: string;
  description: string;
  category: string;
  handle: string;
  sellerName: string;
  currency: Currency;
  fromMicros: bigint;
  unitName: string | null;
  deliveryDays: number;
  publishedAt: Date;
  updatedAt: Date;
  cover: ShownPicture | null;
}

/** `which` gives the ids in its order. */
function newGigs(which: ReturnType<typeof sql>) {
  return sql<NewGig[]>`
    select g.id, g.title, g.description, c.name as category, u.handle, u.name as "sellerName", g.currency, g.from_micros as "fromMicros",
           g.unit_name as "unitName", g.delivery_days as "deliveryDays", coalesce(g.published_at, g.created_at) as "publishedAt",
           g.updated_at as "updatedAt", ${coverOf("g")} as cover
    from (${which}) w join gigs g on g.id = w.id join users u on u.id = g.freelancer_id join categories c on c.id = g.category_id
    order by "publishedAt" desc, g.id desc`;
}

/** Refuses `not_found` like the page of the seller. A former handle finds its person. */
export async function newestOfSeller(handle: string): Promise<{ seller: Seller; gigs: NewGig[] }> {
  const { seller } = await sellerPage(handle, null);
  const gigs = await newGigs(sql`
    select id from gigs where freelancer_id = ${seller.id} and state = 'published'
    order by published_at desc nulls last, id desc limit ${MOST}`);
  return { seller, gigs: [...gigs] };
}

/** Of all gigs for null. Refuses `not_found` for an unknown category. A category of the first level holds those below it. */
export async function newestOfCategory(
  categoryId: string | null,
): Promise<{ category: string | null; gigs: NewGig[] }> {
  const newest = sql`order by s.published_at desc, s.id desc limit ${MOST}`;
  if (categoryId === null)
    return {
      category: null,
      gigs: [...(await newGigs(sql`select s.id from search_gigs s ${newest}`))],
    };
  const [row] = await sql<{ name: string }[]>`select name from categories where id = ${categoryId}`;
  const { name } = found(row);
  const within = categoryId.includes("/") ? sql`s.category_id` : sql`s.top`;
  const gigs = await newGigs(
    sql`select s.id from search_gigs s where ${within} = ${categoryId} ${newest}`,
  );
  return { category: name, gigs: [...gigs] };
}
