/** Public addresses for search engines, in parts of one file each. All are read in order of their ids, some at a time. */
import { sql } from "#app/domain/store/store.ts";

export interface SitemapEntry {
  path: string;
  changedAt: Date | null;
}

/** A file of addresses: the pages, or the gigs or sellers that come after an id. */
export interface SitemapPart {
  of: "pages" | "gigs" | "sellers";
  after: string;
}

/** A file may hold 50 000 addresses (sitemaps.org). */
const IN_A_FILE = 40_000;

/** Rows per statement. */
const PIECE = 1_000;

/** Public pages that are no gigs, categories or sellers. */
const PAGES = [
  "/",
  "/gigs",
  "/commission",
  "/help",
  "/how-money-moves",
  "/how-search-sorts",
  "/terms",
  "/privacy",
  "/api",
  "/api/problems",
  "/developers/events",
];

export async function sitemapParts(): Promise<SitemapPart[]> {
  const gigs = sql<{ after: string }[]>`
    select after from (select id as after, row_number() over (order by id) as n from search_gigs) g where n % ${IN_A_FILE}::int = 0`;
  const sellers = sql<{ after: string }[]>`
    select after from (
      select freelancer_id as after, row_number() over (order by freelancer_id) as n from search_gigs group by freelancer_id) g
    where n % ${IN_A_FILE}::int = 0`;
  const parts = (of: "gigs" | "sellers", rows: { after: string }[]) =>
    ["", ...rows.map(({ after }) => after)].map((after) => ({ of, after }));
  return [
    { of: "pages", after: "" },
    ...parts("gigs", await gigs),
    ...parts("sellers", await sellers),
  ];
}

/** The addresses of one file, some at a time. */
export async function* sitemapEntries({ of, after }: SitemapPart): AsyncGenerator<SitemapEntry[]> {
  if (of === "pages") {
    yield [...PAGES.map(unchanged), ...(await categories())];
    return;
  }
  const read = of === "gigs" ? gigsAfter : sellersAfter;
  let from = after;
  for (let left = IN_A_FILE; left > 0; left -= PIECE) {
    const rows = await read(from, Math.min(PIECE, left));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ path, changedAt }) => ({ path, changedAt }));
    from = last.id;
  }
}

function unchanged(path: string): SitemapEntry {
  return { path, changedAt: null };
}

async function categories(): Promise<SitemapEntry[]> {
  const rows = await sql<{ id: string }[]>`
    select category as id from search_counts where within = '' group by 1 having sum(gigs) > 0 order by 1`;
  return rows.map(({ id }) => unchanged(`/gigs?category=${encodeURIComponent(id)}`));
}

interface Row extends SitemapEntry {
  id: string;
}

async function gigsAfter(after: string, most: number): Promise<Row[]> {
  const rows = await sql<{ id: string; at: Date }[]>`
    select s.id, g.updated_at as at from (select id from search_gigs where id > ${after} order by id limit ${most}) s
      join gigs g on g.id = s.id order by s.id`;
  return rows.map(({ id, at }) => ({ id, path: `/gigs/${id}`, changedAt: at }));
}

/** Every seller with a gig for sale once: one look into the index for each, however many gigs a seller has. */
async function sellersAfter(after: string, most: number): Promise<Row[]> {
  const rows = await sql<{ id: string; handle: string }[]>`
    with recursive sellers(id, n) as (
      select (select min(freelancer_id) from search_gigs where freelancer_id > ${after}), 1
      union all
      select (select min(freelancer_id) from search_gigs where freelancer_id > sellers.id), n + 1
      from sellers where sellers.id is not null and n < ${most}::int)
    select u.id, u.handle from sellers join users u on u.id = sellers.id where u.state <> 'closed' order by u.id`;
  return rows.map(({ id, handle }) => ({
    id,
    path: `/sellers/${encodeURIComponent(handle)}`,
    changedAt: null,
  }));
}
