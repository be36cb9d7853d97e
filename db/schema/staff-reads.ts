/** The record of what staff read about people. */
import { bigint, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, ref } from "./columns.ts";
import { users } from "./people.ts";

/**
 * Append-only. One row for each member of staff, person, kind of page and thing in ten minutes, so that a page opened again and
 * again writes once. Written by reads, so no command is named.
 */
export const staffReads = snakeCase.table(
  "staff_reads",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The person who was read about. */
    personId: ref()
      .notNull()
      .references(() => users.id),
    staffId: ref()
      .notNull()
      .references(() => users.id),
    /** The kind of page: `STAFF_READS` of `app/domain/oversight/staff-read-kinds.ts`. */
    what: text().notNull(),
    /** The dispute, order, task or file; empty for pages about the person. */
    subjectId: text().notNull().default(""),
    /** The start of the ten minutes of the clock that contain `at`. */
    windowAt: at().notNull(),
    at: at().notNull(),
  },
  (t) => [
    uniqueIndex("staff_reads_once").on(t.personId, t.windowAt, t.staffId, t.what, t.subjectId),
    index("staff_reads_person").on(t.personId, t.id),
  ],
);
