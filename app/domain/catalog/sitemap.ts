/** Public addresses for search engines. */
import { sql } from "#app/domain/store/store.ts";
import { forSale } from "./search/matching.ts";

export interface SitemapEntry {
  path: string;
  changedAt: Date | null;
}

/** A sitemap may hold 50 000 addresses (sitemaps.org); the newest gigs come first. */
const GIGS = 30_000;
const SELLERS = 15_000;

/** Public pages that are no gigs, categories or sellers. */
const PAGES = [
  "/",
  "/gigs",
  "/commission",
  "/help",
  "/how-money-moves",
  "/terms",
  "/privacy",
  "/api",
  "/api/problems",
  "/developers/events",
];

export async function sitemap(): Promise<SitemapEntry[]> {
  const [categories, gigs, sellers] = await Promise.all([
    sql<{ id: string }[]>`
      select id from categories c where parent_id is null and exists (
        select from gigs g where g.state = 'published' and (g.category_id = c.id or g.category_id like c.id || '/%'))`,
    sql<{ id: string; at: Date }[]>`
      select g.id, g.updated_at as at from gigs g where ${forSale()}
      order by g.published_at desc nulls last, g.id desc nulls last limit ${GIGS}`,
    sql<{ handle: string }[]>`
      select handle from users u where state not in ('suspended', 'closed')
        and exists (select from gigs g where g.freelancer_id = u.id and g.state = 'published')
      order by id limit ${SELLERS}`,
  ]);
  return [
    ...PAGES.map((path) => ({ path, changedAt: null })),
    ...categories.map(({ id }) => ({
      path: `/gigs?category=${encodeURIComponent(id)}`,
      changedAt: null,
    })),
    ...gigs.map(({ id, at }) => ({ path: `/gigs/${id}`, changedAt: at })),
    ...sellers.map(({ handle }) => ({
      path: `/sellers/${encodeURIComponent(handle)}`,
      changedAt: null,
    })),
  ];
}
