/** The pages that show everybody the same, and what in their address makes a difference. Everything else is never cached. */
import { readFilters, searchHref } from "#app/domain/catalog/search/search-filters.ts";
import { isId } from "#app/domain/kernel/ids.ts";

export interface PublicPage {
  name: string;
  /** How many of these are cached at most; each kind has its room, so a flood of one pushes out none of the others. */
  most: number;
  /** Nothing but the site header depends on who looks, so people signed in may be shown it under their own. */
  forMembers: boolean;
  /** The address in its one spelling, without what the page does not read; null when this is another page. */
  address: (url: URL) => string | null;
}

const UNCHANGING = new Set(["/commission", "/developers/events", "/api", "/api/problems"]);

export const PUBLIC_PAGES: readonly PublicPage[] = [
  { name: "start", most: 1, forMembers: true, address: ({ pathname }) => only("/", pathname) },
  { name: "words", most: UNCHANGING.size, forMembers: true, address: unchanging },
  { name: "gigs", most: 100, forMembers: true, address: (url) => gigs(url, false) },
  { name: "searches", most: 200, forMembers: true, address: (url) => gigs(url, true) },
  // Its freelancer and staff see more of it than others.
  { name: "gig", most: 300, forMembers: false, address: gig },
  { name: "seller", most: 100, forMembers: true, address: seller },
];

export interface AskedPage {
  page: PublicPage;
  address: string;
}

export function publicPage(url: URL): AskedPage | null {
  for (const page of PUBLIC_PAGES) {
    const address = page.address(url);
    if (address !== null) return { page, address };
  }
  return null;
}

function only(path: string, pathname: string): string | null {
  return pathname === path ? path : null;
}

function unchanging({ pathname }: URL): string | null {
  return UNCHANGING.has(pathname) ? pathname : null;
}

/** The lists that links lead to are a room of their own; what people type, and further pages, are without number. */
function gigs({ pathname, searchParams }: URL, typed: boolean): string | null {
  if (pathname !== "/gigs") return null;
  const filters = readFilters(searchParams);
  const { words, minMicros, maxMicros, cursor, category } = filters;
  const countless = words !== "" || (minMicros ?? maxMicros ?? cursor) !== null;
  // No category of ours is longer; an address is what a room is filled with, so it must not be a burden itself.
  if (countless !== typed || (category?.length ?? 0) > CATEGORY_MAX) return null;
  return searchHref(filters, { cursor });
}

const CATEGORY_MAX = 200;

function gig({ pathname }: URL): string | null {
  const [, id] = /^\/gigs\/(\w+)$/.exec(pathname) ?? [];
  return id !== undefined && isId("gig", id) ? pathname : null;
}

function seller({ pathname, searchParams }: URL): string | null {
  if (!/^\/sellers\/[\w%.~-]{1,200}$/.test(pathname)) return null;
  const after = searchParams.get("after");
  if (after === null) return pathname;
  return isId("gig", after) ? `${pathname}?after=${after}` : null;
}
