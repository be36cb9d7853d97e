/** Notices, on pages and by mail. One event gives a person one notice of a kind; notices of one group are shown as one. */
import { boolean, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
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
    /** The address it is mailed to; null: the address of the account. */
    mailTo: text(),
    at: at().notNull(),
    readAt: at(),
    /** Null until sent; mail is sent at least once, rarely twice. */
    mailedAt: at(),
    mailAttempts: integer().notNull().default(0),
    /** The order, dispute or other thing it is about; null on notices older than this column that were read. */
    about: ref(),
    /** The group whose notices share one mail and one line of the page: their order and interval. */
    gather: text(),
    /** True when a later notice of its group is shown for it. */
    gathered: boolean().notNull().default(false),
    /** Since when it asks for nothing any more, because it was done or its time is over. */
    overAt: at(),
  },
  (t) => [
    uniqueIndex("notices_once").on(t.eventId, t.userId, t.kind),
    index("notices_user").on(t.userId, t.id),
    index("notices_unread")
      .on(t.userId)
      .where(sql`read_at is null and over_at is null and not gathered`),
    index("notices_waiting")
      .on(t.about)
      .where(sql`about is not null and read_at is null and over_at is null and not gathered`),
    index("notices_group")
      .on(t.userId, t.gather, t.kind, t.id)
      .where(sql`gather is not null`),
    index("notices_shown_of_group")
      .on(t.userId, t.gather, t.kind)
      .where(sql`gather is not null and not gathered`),
    index("notices_unmailed")
      .on(t.id)
      .where(sql`mailed_at is null`),
  ],
);
