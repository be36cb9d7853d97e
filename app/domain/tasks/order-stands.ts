/** SQL conditions on an order that stands: a large order does once all of its tasks are made. */
import { sql } from "#app/domain/store/store.ts";

type Fragment = ReturnType<typeof sql>;

/** As text, for statements that are always the same: the orders `f` that do not stand; a condition follows. */
export const UNFILLED =
  "select from order_fillings f where f.state in ('filling', 'returning', 'returned') and";

/** Condition: the order stands. Used wherever the freelancer's side is read or counted. */
export function stands(orderId: string): Fragment {
  return sql`not exists (${sql.unsafe(UNFILLED)} f.id = ${sql(orderId)})`;
}

/**
 * Condition on an open task of the table `tasks`, or of its alias: its order stands. Only a funded task without a clock needs
 * the query: its order is being made, or came to stand a moment ago.
 */
export function taskStands(tasks = "tasks"): Fragment {
  return sql`case when ${sql(`${tasks}.state`)} = 'funded' and ${sql(`${tasks}.next_event`)} is null
                  then ${stands(`${tasks}.order_id`)} else true end`;
}
