/** Changes of agreed orders: one side proposes, the other side answers. Only an accepted change has an effect. */
import { check, index, integer, snakeCase, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { orders } from "./orders.ts";
import { tasks } from "./tasks.ts";

export const orderChanges = snakeCase.table(
  "order_changes",
  {
    id: id(),
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    /** The side that proposed it: `buyer` or `freelancer`. */
    by: text().notNull(),
    kind: text().notNull(),
    /** Kinds `lower` and `days`: the task they are about. */
    taskId: ref().references(() => tasks.id),
    /** Kind `drop`: the position of the line that is left out. */
    position: integer(),
    /** Kind `add`: the new line. `scope` is also the text of a kind `scope`. */
    title: text(),
    scope: text(),
    revisions: integer(),
    /** Kind `add`: the new line's price. Kind `lower`: how much of the held money goes back. */
    priceMicros: micros(),
    /** Kind `add`: the new line's days. Kind `days`: how many more. */
    days: integer(),
    /** Kind `add`: how long the buyer may look at a delivery of the new line; null in proposals of earlier releases. */
    autoAcceptHours: integer(),
    /** Why, in the words of the side that proposed it. */
    note: text().notNull(),
    /** The token that proposed it: its caps count the new line when it is funded, and its end ends what it authorised. */
    tokenId: ref(),
    /** The session that proposed it, by its public id: ended from elsewhere, it ends what it authorised. */
    sessionId: ref(),
    state: text().notNull(),
    /** When the buyer was told that this proposal of theirs has to be confirmed again. */
    unconfirmedAt: at(),
    proposedAt: at().notNull(),
    answerBy: at().notNull(),
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("order_changes_command", t.commandId),
    index("order_changes_order").on(t.orderId, t.id),
    index("order_changes_open")
      .on(t.answerBy, t.id)
      .where(sql`state = 'proposed'`),
    check("order_changes_by", sql`"by" in ('buyer', 'freelancer')`),
    check(
      "order_changes_state",
      sql`state in ('proposed', 'accepted', 'declined', 'withdrawn', 'expired') and (state = 'proposed') = (ended_at is null)`,
    ),
    check(
      "order_changes_kind",
      sql`case kind
            when 'add' then num_nonnulls(title, scope, price_micros, days, revisions) = 5 and num_nonnulls(task_id, position) = 0
            when 'lower' then num_nonnulls(task_id, price_micros) = 2 and num_nonnulls(title, scope, days, revisions, position) = 0
            when 'days' then num_nonnulls(task_id, days) = 2 and num_nonnulls(title, scope, price_micros, revisions, position) = 0
            when 'drop' then position is not null and num_nonnulls(title, scope, price_micros, days, revisions, task_id) = 0
            when 'scope' then scope is not null and num_nonnulls(title, price_micros, days, revisions, task_id, position) = 0
            else false end`,
    ),
    check(
      "order_changes_amounts",
      sql`coalesce(price_micros > 0, true) and coalesce(days > 0, true) and coalesce(revisions >= 0, true)`,
    ),
  ],
);
