/** What people are told, in the product and by mail. One event tells one person one thing once. */
import { index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, id, ref } from "./columns.ts";

export const notices = snakeCase.table(
  "notices",
  {
    id: id(),
    userId: ref().notNull(),
    eventId: ref().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** A path of ours. */
    link: text().notNull(),
    at: at().notNull(),
    readAt: at(),
    /** Null until the mail left; mail is sent at least once, hardly ever twice. */
    mailedAt: at(),
    mailAttempts: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("notices_once").on(t.eventId, t.userId, t.kind),
    index("notices_user").on(t.userId, t.id),
    index("notices_unread")
      .on(t.userId)
      .where(sql`read_at is null`),
    index("notices_unmailed")
      .on(t.id)
      .where(sql`mailed_at is null`),
  ],
);
