/** Reports of messages: a member points staff to a line of their thread, and staff decide with a reason. */
import { sql } from "drizzle-orm";
import { check, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { users } from "./people.ts";
import { threadLines } from "./threads.ts";

export const messageReports = snakeCase.table(
  "message_reports",
  {
    id: id(),
    lineId: ref()
      .notNull()
      .references(() => threadLines.id),
    reporterId: ref()
      .notNull()
      .references(() => users.id),
    /** Why, as a code; and in the reporter's words, or an empty text. */
    reason: text().notNull(),
    note: text().notNull(),
    at: at().notNull(),
    /** Null while it waits; then `upheld` or `dismissed`, with the reason that both people read. */
    decision: text(),
    explanation: text(),
    decidedBy: ref().references(() => users.id),
    decidedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("message_reports_command", t.commandId),
    uniqueIndex("message_reports_one_each").on(t.lineId, t.reporterId),
    index("message_reports_of_reporter").on(t.reporterId, t.id),
    index("message_reports_waiting")
      .on(t.id)
      .where(sql`decision is null`),
    check("message_reports_decision", sql`decision in ('upheld', 'dismissed')`),
    check(
      "message_reports_decided",
      sql`(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (explanation is null)`,
    ),
  ],
);
