/** The scores of the sellers of a page of gigs, in one read. */
import { hidings, whyNotCounted } from "#app/domain/reviews/shown-review.ts";
import { sql } from "#app/domain/store/store.ts";
import { scoreOf } from "./score.ts";
import type { Score } from "./score.ts";

/** By handle; sellers without a review that counts are absent. */
export async function sellerScores(handles: readonly string[]): Promise<Map<string, Score>> {
  if (handles.length === 0) return new Map();
  const rows = await sql<{ handle: string; reviews: number; stars: number }[]>`
    select u.handle, count(*)::int as reviews, sum(r.stars)::int as stars
    from users u join reviews r on r.subject_id = u.id ${hidings()}
    where lower(u.handle) = any(${[...new Set(handles.map((handle) => handle.toLowerCase()))]}::text[])
      and r.side = 'buyer' and r.revealed_at is not null and ${whyNotCounted()} is null
    group by u.handle`;
  return new Map(rows.map(({ handle, ...sums }) => [handle, scoreOf(sums)]));
}
