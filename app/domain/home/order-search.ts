/** SQL: the condition of a search in a person's own orders. */
import { isId } from "#app/domain/kernel/ids.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import type { Fragment } from "#app/domain/orders/order-walk.ts";
import { sql } from "#app/domain/store/store.ts";

const TEXT_MAX = 200;

/** Searched words without spaces around them, cut to a length that is cheap to look for. */
export function searchedWords(text: string | null): string {
  return (text ?? "").trim().slice(0, TEXT_MAX);
}

/** Condition on the order `o`, or null without words: title, the buyer's own reference, the other party's name or handle, the id of the order or a task. */
export function orderMatches(side: Side, text: string): Fragment | null {
  const words = searchedWords(text);
  if (words === "") return null;
  const id = words.toLowerCase();
  if (isId("order", id)) return sql`o.id = ${id}`;
  if (isId("task", id)) return sql`o.id = (select order_id from tasks where id = ${id})`;
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const other = side === "buyer" ? sql`o.freelancer_id` : sql`o.buyer_id`;
  const named = side === "buyer" ? sql`o.reference ilike ${pattern} or` : sql``;
  return sql`(${named} o.title ilike ${pattern} or exists (
    select from users u where u.id = ${other} and (u.name ilike ${pattern} or u.handle ilike ${pattern.replace(/^%@/, "%")})))`;
}
