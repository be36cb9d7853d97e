/** The front page: categories with their number of gigs, and the newest gigs. */
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
        select category as id, sum(gigs) as gigs from search_counts where within = '' group by 1
      ) n on n.id = c.id
      where c.parent_id is null order by gigs desc, c.name`,
    sql<GigListing[]>`
      ${listingSelect()} join search_gigs s on s.id = g.id
      where s.id in (select id from search_gigs order by published_at desc, id desc limit ${NEWEST})
        and u.state <> 'suspended'
      order by s.published_at desc, s.id desc`,
  ]);
  const gigs = categories.reduce((sum, each) => sum + each.gigs, 0);
  // Empty categories are hidden, unless all are empty.
  const filled = categories.filter((each) => each.gigs > 0);
  return { categories: filled.length > 0 ? filled : [...categories], newest: [...newest], gigs };
}
