/** The list of open requests that freelancers search, by words and category, page by page. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { textQuery } from "#app/domain/catalog/search/text-query.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Metadata } from "#app/domain/orders/own-facts.ts";
import { ownCondition } from "#app/domain/orders/own-search.ts";
import type { OwnFilter } from "#app/domain/orders/own-search.ts";
import { sql } from "#app/domain/store/store.ts";
import type { RequestState } from "./request-lifecycle.ts";

export interface RequestListing {
  id: string;
  title: string;
  /** The beginning of the description. */
  excerpt: string;
  categoryId: string;
  category: string;
  currency: Currency;
  /** Null where the buyer hides it and the viewer is not the buyer. */
  ceilingMicros: bigint | null;
  days: number;
  state: RequestState;
  proposals: number;
  /** When the buyer last opened the request; null before that. */
  lookedAt: Date | null;
  postedAt: Date;
  closesAt: Date;
  buyer: { handle: string; name: string };
  /** Its buyer's own; null for everybody else. */
  reference: string | null;
  metadata: Metadata | null;
}

export interface RequestFilters {
  words: string;
  category: string | null;
}

export interface RequestListPage {
  requests: RequestListing[];
  older: string | null;
}

const PER_PAGE = 20;

/** `select … from buyer_requests r join …`; callers append conditions on `r`. */
export function requestSelect(viewerId: string) {
  return sql`
    select r.id, r.title, left(r.description, 240) as excerpt, r.category_id as "categoryId", c.name as category, r.currency,
           case when r.ceiling_hidden and r.buyer_id <> ${viewerId} then null else r.ceiling_micros end as "ceilingMicros",
           r.days, r.state, r.proposals, l.at as "lookedAt", r.posted_at as "postedAt", r.closes_at as "closesAt",
           json_build_object('handle', u.handle, 'name', u.name) as buyer,
           case when r.buyer_id = ${viewerId} then r.reference end as reference,
           case when r.buyer_id = ${viewerId} then r.metadata end as metadata
    from buyer_requests r join users u on u.id = r.buyer_id join categories c on c.id = r.category_id
    left join request_looks l on l.request_id = r.id`;
}

/** Open requests of people with an open account, newest first, with ids below `before`. Refuses `not_found` for a wrong `before`. */
export async function searchRequests(
  viewer: UserActor,
  filters: RequestFilters,
  before?: string,
): Promise<RequestListPage> {
  requireAbility(viewer, "requests.search");
  const query = filters.words === "" ? "" : (await textQuery(filters.words)).query;
  return pageOf(
    viewer,
    sql`r.state = 'open' and u.state = 'active' and ${inCategory(filters.category)} and ${hasWords(query)}`,
    before,
  );
}

/** The viewer's own requests, newest first; with a filter, those of that reference or metadata. */
export async function myRequests(
  viewer: UserActor,
  before?: string,
  own: OwnFilter = {},
): Promise<RequestListPage> {
  requireAbility(viewer, "requests.mine");
  return pageOf(viewer, sql`r.buyer_id = ${viewer.id} and ${ownCondition(own, "r")}`, before);
}

async function pageOf(
  viewer: UserActor,
  where: ReturnType<typeof sql>,
  before: string | undefined,
): Promise<RequestListPage> {
  if (before !== undefined && !isId("buyerRequest", before)) refuse("not_found");
  const rows = await sql<RequestListing[]>`
    ${requestSelect(viewer.id)} where ${where} ${before === undefined ? sql`` : sql`and r.id < ${before}`}
    order by r.id desc limit ${PER_PAGE + 1}`;
  const requests = rows.slice(0, PER_PAGE);
  return { requests, older: rows.length > PER_PAGE ? (requests.at(-1)?.id ?? null) : null };
}

/** A category includes its subcategories. */
function inCategory(category: string | null) {
  if (category === null) return sql`true`;
  const below = `${category.replaceAll(/[\\%_]/g, String.raw`\$&`)}/%`;
  return sql`(r.category_id = ${category} or r.category_id like ${below})`;
}

/** `query` as `textQuery` makes it; an empty one, of no words or of words that are all too common, matches everything. */
function hasWords(query: string) {
  return query === "" ? sql`true` : sql`r.search @@ ${query}::tsquery`;
}
