/** The condition that neither of two people of a statement blocked the other: for what is told of by the hundred. */
import { sql } from "#app/domain/store/store.ts";

/** `one` and `other` are columns: `s.user_id`. */
export function noBlockBetween(one: string, other: string) {
  return sql`not exists (
    select from blocks b where b.ended_at is null
      and ((b.blocker_id = ${sql(one)} and b.blocked_id = ${sql(other)}) or (b.blocker_id = ${sql(other)} and b.blocked_id = ${sql(one)})))`;
}
