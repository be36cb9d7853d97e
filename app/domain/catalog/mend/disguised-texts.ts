/** Finds texts of gigs with signs that change the reading direction: stored before such texts were refused. */
import { sql } from "#app/domain/store/store.ts";

/** The same signs as `disguisingSign` of the import refuses, but for control characters, which a store of text rarely has. */
const SIGNS = "[\\u202A-\\u202E\\u2066-\\u2069]";

export interface DisguisedGig {
  id: string;
  title: string;
  handle: string;
  freelancerId: string;
  state: string;
  /** The freelancer has joined and can be asked. */
  claimed: boolean;
  /** The fields to type anew, in words. */
  fields: string[];
}

/** Gigs that hold such a text, oldest first; `id` asks for one gig. */
export function disguisedGigs({ id, limit }: { id: string | null; limit: number }) {
  return sql<DisguisedGig[]>`
    select g.id, g.title, u.handle, u.id as "freelancerId", g.state, u.state <> 'unclaimed' as claimed, f.fields
    from gigs g join users u on u.id = g.freelancer_id cross join lateral (
      select array_remove(array[
        case when g.title ~ ${SIGNS} then 'the title' end,
        case when g.description ~ ${SIGNS} then 'the description' end,
        case when g.buyer_brief ~ ${SIGNS} then 'the questions to the buyer' end,
        case when array_to_string(g.tags, ' ') ~ ${SIGNS} then 'the tags' end,
        case when g.unit_name ~ ${SIGNS} then 'the name of one piece' end,
        case when exists (select from gig_packages p where p.gig_id = g.id and (p.title || p.description) ~ ${SIGNS})
          then 'the packages' end,
        case when exists (select from gig_extras e where e.gig_id = g.id and e.title ~ ${SIGNS}) then 'the extras' end
      ], null) as fields) f
    where (${id}::text is null or g.id = ${id}) and f.fields <> '{}'
    order by g.id limit ${limit}`;
}
