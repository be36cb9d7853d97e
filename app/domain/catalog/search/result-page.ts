/** One page of search results by keyset cursor: stable under ties and while gigs come and go. */
import { sql } from "#app/domain/store/store.ts";
import type { Edge } from "./gathered.ts";
import { listingSelect } from "./gig-listing.ts";
import type { GigListing } from "./gig-listing.ts";
import type { Cursor } from "./search-filters.ts";

const PAGE_SIZE = 24;

/** One more than a page, so that it is known whether there are more. */
export const WANTED = PAGE_SIZE + 1;

export interface ResultPage {
  gigs: GigListing[];
  next: Cursor | null;
  previous: Cursor | null;
}

/** `edges`: at most `WANTED` places, from the cursor on. */
export async function resultPage(
  edges: readonly Edge[],
  cursor: Cursor | null,
): Promise<ResultPage> {
  const backward = cursor?.direction === "before";
  const more = edges.length > PAGE_SIZE;
  const kept = edges.slice(0, PAGE_SIZE);
  if (backward) kept.reverse();
  const gigs = kept.length === 0 ? [] : await listings(kept.map(({ id }) => id));
  const cursorAt = (edge: Edge | undefined, direction: "after" | "before", wanted: boolean) =>
    edge === undefined || !wanted ? null : { direction, ...edge };
  return {
    gigs,
    next: cursorAt(kept.at(-1), "after", backward || more),
    previous: cursorAt(kept[0], "before", backward ? more : cursor !== null),
  };
}

async function listings(ids: string[]): Promise<GigListing[]> {
  const rows = await sql<GigListing[]>`${listingSelect()} where g.id = any (${ids}::text[])`;
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
