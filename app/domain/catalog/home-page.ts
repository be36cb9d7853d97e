/** The front page: what there is to find, and what came last. */
import { sql } from "#app/domain/store/store.ts";
import { listingSelect } from "./search/gig-listing.ts";
import type { GigListing } from "./search/gig-listing.ts";

export interface HomeCategory {
  id: string;
  name: string;
  gigs: number;
}

export interface HomePage {
  categories: HomeCategory[];
  newest: GigListing[];
  gigs: number;
}

const NEWEST = 6;

export async function homePage(): Promise<HomePage> {
  const [categories, newest] = await Promise.all([
    sql<HomeCategory[]>`
      select c.id, c.name, coalesce(n.gigs, 0)::int as gigs
      from categories c left join (
        select split_part(category_id, '/', 1) as id, count(*) as gigs from gigs where state = 'published' group by 1
      ) n on n.id = c.id
      where c.parent_id is null order by gigs desc, c.name`,
    sql<GigListing[]>`
      ${listingSelect()} where g.state = 'published' and u.state <> 'suspended'
      order by g.published_at desc nulls last, g.id desc nulls last limit ${NEWEST}`,
  ]);
  const gigs = categories.reduce((sum, each) => sum + each.gigs, 0);
  // Empty ones would only lead to empty pages, unless the whole market is new.
  const filled = categories.filter((each) => each.gigs > 0);
  return { categories: filled.length > 0 ? filled : [...categories], newest: [...newest], gigs };
}
