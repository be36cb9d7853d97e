/** Gigs and searches that a member saved. Only that member reads them; they are deleted with the account. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  primaryKey,
  smallint,
  snakeCase,
  text,
} from "drizzle-orm/pg-core";
import { categories, gigs } from "./catalog.ts";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";

/** A gig that a person saved. Removing it deletes the row. */
export const savedGigs = snakeCase.table(
  "saved_gigs",
  {
    userId: ref()
      .notNull()
      .references(() => users.id),
    gigId: ref()
      .notNull()
      .references(() => gigs.id),
    savedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.gigId] }),
    commandIndex("saved_gigs_command", t.commandId),
    index("saved_gigs_list").on(t.userId, t.savedAt, t.gigId),
  ],
);

/** A search under a name: its words and filters, and how its person hears of new gigs that fit. */
export const savedSearches = snakeCase.table(
  "saved_searches",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    words: text().notNull(),
    /** Without corrections and completions. */
    exact: boolean().notNull(),
    categoryId: ref().references(() => categories.id),
    kind: text(),
    currency: text(),
    /** The choices of the filters for price and delivery, from 0, as in `search_gigs`. */
    band: smallint(),
    minMicros: micros(),
    maxMicros: micros(),
    withinDays: integer(),
    /** `never`, `daily` or `at_once`. */
    alert: text().notNull(),
    /** Gigs published until then were looked at, or were there when it was saved. */
    toldTo: at().notNull(),
    savedAt: at().notNull(),
    /** Null while it holds. A removed one can be put back for a while. */
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("saved_searches_command", t.commandId),
    index("saved_searches_open")
      .on(t.userId, t.id)
      .where(sql`ended_at is null`),
    index("saved_searches_told")
      .on(t.alert, t.toldTo, t.id)
      .where(sql`ended_at is null and alert <> 'never'`),
    index("saved_searches_ended")
      .on(t.endedAt)
      .where(sql`ended_at is not null`),
    check("saved_searches_alert", sql`alert in ('never', 'daily', 'at_once')`),
    check("saved_searches_kind", sql`kind in ('package', 'unit')`),
    check(
      "saved_searches_say_what",
      sql`words <> '' or num_nonnulls(category_id, kind, currency, band, min_micros, max_micros, within_days) > 0`,
    ),
  ],
);
