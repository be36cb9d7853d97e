/** The pages that are the same for everybody, and the parts of their address that matter. Other pages are never cached. */
import { readFilters, searchHref } from "#app/domain/catalog/search/search-filters.ts";
import { isId } from "#app/domain/kernel/ids.ts";

export interface PublicPage {
  name: string;
  /** The most pages of this kind in the cache. Each kind has a limit of its own, so a flood of one kind evicts no other. */
  most: number;
  /** Only the site header depends on the viewer, so signed-in people get the cached page with their own header. */
  forMembers: boolean;
  /** The address in its canonical spelling, without parameters the page does not read; null when it is another page. */
  address: (url: URL) => string | null;
}

const UNCHANGING = new Set(["/commission", "/developers/events", "/api", "/api/problems"]);

export const PUBLIC_PAGES: readonly PublicPage[] = [
  // A member's start page is their own.
  { name: "start", most: 1, forMembers: false, address: ({ pathname }) => only("/", pathname) },
  {
    name: "welcome",
    most: 1,
    forMembers: true,
    address: ({ pathname }) => only("/welcome", pathname),
  },
  { name: "words", most: UNCHANGING.size, forMembers: true, address: unchanging },
  { name: "api rooms", most: 20, forMembers: true, address: apiRoom },
  { name: "gigs", most: 100, forMembers: true, address: (url) => gigs(url, false) },
  { name: "searches", most: 200, forMembers: true, address: (url) => gigs(url, true) },
  // The gig's freelancer and staff see more than other people.
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

function apiRoom({ pathname }: URL): string | null {
  return /^\/api\/[a-z]{1,20}$/.test(pathname) ? pathname : null;
}

/** Lists that links lead to are cached as one kind; typed searches and further pages, unlimited in number, as another. */
function gigs({ pathname, searchParams }: URL, typed: boolean): string | null {
  if (pathname !== "/gigs") return null;
  const filters = readFilters(searchParams);
  const { words, minMicros, maxMicros, cursor, category } = filters;
  const countless = words !== "" || (minMicros ?? maxMicros ?? cursor) !== null;
  // No category name of ours is longer. The limit keeps long addresses, which are the cache's keys, from using its memory.
  if (countless !== typed || (category?.length ?? 0) > CATEGORY_MAX) return null;
  return searchHref(filters, { cursor });
}

const CATEGORY_MAX = 250;

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
