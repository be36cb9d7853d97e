/** Which found gigs have the words only by a skill of their freelancer, and by which. */
import { sql } from "#app/domain/store/store.ts";
import { lexemesIn, withoutFreelancer } from "./query-tree.ts";

/**
 * Gig → the first of its freelancer's skills that has a word of the query, for gigs whose title, tags, category and description alone do
 * not answer it. Reads the gigs of one page.
 */
export async function foundBySkill(
  ids: readonly string[],
  query: string,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; skill: string }[]>`
    select s.id, k.skill from search_gigs s join gigs g on g.id = s.id join users u on u.id = s.freelancer_id cross join lateral (
      select o.skill from unnest(u.skills) with ordinality o(skill, place)
      where tsvector_to_array(named_lexemes(g.language, to_tsvector(language_config(g.language), searched_text(g.language, o.skill))))
        && ${lexemesIn(query)}::text[]
      order by o.place limit 1) k
    where s.id = any (${[...ids]}::text[]) and not ts_match_vq(s.search, ${withoutFreelancer(query)}::tsquery)`;
  return new Map(rows.map(({ id, skill }) => [id, skill]));
}
