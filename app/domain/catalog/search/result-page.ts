/** One page of search results by keyset cursor: stable under ties and while gigs come and go. */
import { foundBySkill } from "./by-skill.ts";
import type { Edge } from "./gathered.ts";
import { listingsOf } from "./gig-listing.ts";
import type { GigListing } from "./gig-listing.ts";
import type { Cursor } from "./search-filters.ts";
import { tierOf, TITLES } from "./sort-keys.ts";

const PAGE_SIZE = 24;

/** One more than a page, so that it is known whether there are more. */
export const WANTED = PAGE_SIZE + 1;

export interface FoundGig extends GigListing {
  /** By relevance: whether every word is in the title, or some only in the rest of the text; null in another order. */
  words: "title" | "text" | null;
  /** The freelancer's skill by which it was found, where its own texts do not have the words; null otherwise. */
  skill: string | null;
}

export interface ResultPage {
  gigs: FoundGig[];
  next: Cursor | null;
  previous: Cursor | null;
}

/** `edges`: at most `WANTED` places, from the cursor on. `query` is the `tsquery` that found them; null without words. */
export async function resultPage(
  edges: readonly Edge[],
  cursor: Cursor | null,
  query: string | null,
): Promise<ResultPage> {
  const backward = cursor?.direction === "before";
  const more = edges.length > PAGE_SIZE;
  const kept = edges.slice(0, PAGE_SIZE);
  if (backward) kept.reverse();
  const values = new Map(kept.map(({ id, value }) => [id, value]));
  const inTitle = ({ value }: Edge) => wordsIn(value) === "title";
  const others = query === null ? [] : kept.filter((edge) => !inTitle(edge));
  const [listed, skills] = await Promise.all([
    listingsOf(kept.map(({ id }) => id)),
    foundBySkill(
      others.map(({ id }) => id),
      query ?? "",
    ),
  ]);
  const gigs = listed.map((gig) => ({
    ...gig,
    words: wordsIn(values.get(gig.id) ?? ""),
    skill: skills.get(gig.id) ?? null,
  }));
  const cursorAt = (edge: Edge | undefined, direction: "after" | "before", wanted: boolean) =>
    edge === undefined || !wanted ? null : { direction, ...edge };
  return {
    gigs,
    next: cursorAt(kept.at(-1), "after", backward || more),
    previous: cursorAt(kept[0], "before", backward ? more : cursor !== null),
  };
}

/** The tier, which stands before the key of a place by relevance. */
function wordsIn(value: string): FoundGig["words"] {
  if (!/^[12]\./.test(value)) return null;
  return tierOf({ value }) === TITLES ? "title" : "text";
}
