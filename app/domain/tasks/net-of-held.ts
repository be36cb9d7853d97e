/** What freelancers get when all that tasks hold is released: a sum over rows of `tasks`, as part of a query that groups them. */
import { sql } from "#app/domain/store/store.ts";

/** Commission is a proportion of a task's running total (`commissionOnPart`), so each task's is worked out for itself. */
export function netOfHeld() {
  return sql`(sum(price_micros - released_micros - refunded_micros)
    - sum(div((price_micros - refunded_micros)::numeric * commission_bps, 10000) - commission_micros))::bigint`;
}
