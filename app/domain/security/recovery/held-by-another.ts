/** Whether an account's address belongs to another one: then a mail there reaches another person, who must not get the account. */
import { sql } from "#app/domain/store/store.ts";

/** A part of a query, about `alias`, a row of `users`. */
export function heldByAnother(alias: string) {
  const own = (column: string) => sql(`${alias}.${column}`);
  return sql`exists (
    select from users holder
    where lower(holder.email) = lower(${own("email")}) and holder.email_state <> 'unverified' and holder.id <> ${own("id")})`;
}
