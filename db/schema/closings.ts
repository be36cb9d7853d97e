/** Closings of accounts: asked for, waiting until nothing is open, then carried out, or called off. */
import { check, index, jsonb, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const closings = snakeCase.table(
  "closings",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    state: text().notNull(),
    askedAt: at().notNull(),
    /** Never carried out before, so that the mailed link can call it off. */
    restsUntil: at().notNull(),
    /** The date the person is shown; null while it cannot be known, and at the end. */
    waitsUntil: at(),
    /** When the clock looks again; null at the end. */
    nextAt: at(),
    /** What becomes of the balance: `pay` or `give_up`. */
    rest: text().notNull(),
    /** Currency → the amount, in micros as digits, that the person agreed to give up. */
    agreed: jsonb().$type<Record<string, string>>().notNull(),
    /** Gigs that were for sale when it was asked for; they are for sale again when the account is kept. */
    pausedGigs: text().array().notNull(),
    endedAt: at(),
    /** Name of the closed account, for staff. */
    formerName: text(),
    /** Address of the closed account, for mails about its last payout; forgotten after some weeks. */
    lastEmail: text(),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("closings_one_open_each")
      .on(t.userId)
      .where(sql`state in ('asked', 'waiting')`),
    index("closings_user").on(t.userId, t.id),
    index("closings_due")
      .on(t.nextAt, t.id)
      .where(sql`next_at is not null`),
    check("closings_state", sql`state in ('asked', 'waiting', 'closed', 'kept')`),
    check("closings_rest", sql`rest in ('pay', 'give_up')`),
    check(
      "closings_ended",
      sql`(state in ('closed', 'kept')) = (ended_at is not null) and (ended_at is null) = (next_at is not null)`,
    ),
    check("closings_named", sql`(state = 'closed') = (former_name is not null)`),
  ],
);
