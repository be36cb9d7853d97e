/** Whether two accounts are in the same hands: they share a payout account or a browser, now or earlier. */
import { sql } from "#app/domain/store/store.ts";

type Fragment = ReturnType<typeof sql>;

/** An SQL condition; `one` and `other` name columns with people's ids: `r.author_id`. */
export function inSameHands(one: string, other: string): Fragment {
  return sql`exists (
    select from hand_marks mine join hand_marks theirs on theirs.mark = mine.mark and theirs.kind = mine.kind
    where mine.user_id = ${sql(one)} and theirs.user_id = ${sql(other)})`;
}
