/** The public commission schedule. Versions are never edited: a change is a new version. */
import { check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, ref } from "./columns.ts";

export const commissionSchedules = snakeCase.table(
  "commission_schedules",
  {
    id: id(),
    version: integer().notNull(),
    effectiveFrom: at().notNull(),
    note: text().notNull(),
    commandId: commandId(),
  },
  (t) => [uniqueIndex("commission_schedules_version").on(t.version)],
);

/** The most specific row applies: agreed with one freelancer, then of a category, then for all. */
export const commissionRates = snakeCase.table(
  "commission_rates",
  {
    scheduleId: ref()
      .notNull()
      .references(() => commissionSchedules.id),
    categoryId: ref(),
    freelancerId: ref(),
    bps: integer().notNull(),
    commandId: commandId(),
  },
  (t) => [
    index("commission_rates_schedule").on(t.scheduleId),
    uniqueIndex("commission_rates_one_each").on(
      t.scheduleId,
      sql`coalesce(category_id, '')`,
      sql`coalesce(freelancer_id, '')`,
    ),
    check("commission_rates_bps", sql`bps between 0 and 5000`),
  ],
);
