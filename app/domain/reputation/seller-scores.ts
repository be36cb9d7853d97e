/** The scores of the sellers of a page of gigs, in one read of the kept sums. */
import { sql } from "#app/domain/store/store.ts";
import { scoreOf } from "./score.ts";
import type { Score } from "./score.ts";

/** By handle; sellers without a review that counts are absent. */
export async function sellerScores(handles: readonly string[]): Promise<Map<string, Score>> {
  if (handles.length === 0) return new Map();
  const rows = await sql<{ handle: string; reviews: number; stars: number }[]>`
    select u.handle, c.reviews, c.stars from users u join seller_scores c on c.user_id = u.id and c.reviews > 0
    where lower(u.handle) = any(${[...new Set(handles.map((handle) => handle.toLowerCase()))]}::text[])`;
  return new Map(rows.map(({ handle, ...sums }) => [handle, scoreOf(sums)]));
}
