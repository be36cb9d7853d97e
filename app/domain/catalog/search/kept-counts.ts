/** Kept counts of gigs for sale, and how new the newest thousands are. */
import { sql } from "#app/domain/store/store.ts";
import { asOneText, fromOneText } from "./facet-groups.ts";
import type { FacetGroup } from "./facet-counts.ts";

/** When the `nth` newest gig was published, as of the last time that counts were added up. Says where to look, never what is found. */
export interface Mark {
  nth: number;
  at: string;
}

export interface Kept {
  /**
   * By top category, and by subcategory where its parent is chosen. They are kept by price band, not by price, so typed limits of the
   * price are not in them. A group may come twice: what was added up, and what came since.
   */
  groups: FacetGroup[];
  /** From the newest on. */
  marks: Mark[];
}

interface KeptRow {
  tops: string;
  beneath: string;
  nths: number[];
  ats: string[];
}

export async function keptCounts(category: string | null): Promise<Kept> {
  const top = category?.split("/")[0] ?? "";
  const [row] = await sql<KeptRow[]>`
    select ${groupsWithin("")} as tops, ${top === "" ? sql`''` : groupsWithin(top)} as beneath,
      array(select nth from search_marks order by nth) as nths, array(select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from search_marks order by nth) as ats`;
  const { tops, beneath, nths, ats } = row ?? { tops: "", beneath: "", nths: [], ats: [] };
  const others = fromOneText(tops).filter((group) => group.category !== top);
  return {
    groups: [...others, ...fromOneText(beneath)],
    marks: nths.map((nth, place) => ({ nth, at: ats[place] ?? "" })),
  };
}

/** What was added up is kept as the text that is sent; what came since is a few rows. */
function groupsWithin(within: string) {
  return sql`concat_ws(E'\n', (select groups from search_groups where within = ${within}),
    (select nullif(${asOneText()}, '') from (select *, true as priced from search_counts where fresh = 1 and within = ${within}) c))`;
}
