/** Conversations: one thread between two people, with all they wrote to each other and the lines of their orders and offers. */
import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const threads = snakeCase.table(
  "threads",
  {
    id: id(),
    /** The two people, the smaller id first, so that a pair has one thread. */
    firstId: ref()
      .notNull()
      .references(() => users.id),
    secondId: ref()
      .notNull()
      .references(() => users.id),
    openedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("threads_command", t.commandId),
    uniqueIndex("threads_pair").on(t.firstId, t.secondId),
    check("threads_two_people", sql`first_id < second_id`),
  ],
);

/** How one of its two people sees a thread: how far they read, and where they put it. Like a notice's read mark, no part of history. */
export const threadMembers = snakeCase.table(
  "thread_members",
  {
    threadId: ref()
      .notNull()
      .references(() => threads.id),
    userId: ref().notNull(),
    otherId: ref().notNull(),
    /** The newest line of the thread, for the order of the list. */
    newestId: ref().notNull(),
    /** The newest line this person has read; null before the first. */
    readTo: ref(),
    /** Messages of the other person after `read_to`. */
    unread: integer().notNull().default(0),
    archivedAt: at(),
    mutedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.userId] }),
    index("thread_members_list").on(t.userId, t.newestId),
    index("thread_members_unread")
      .on(t.userId)
      .where(sql`unread > 0`),
    check("thread_members_unread_counts", sql`unread >= 0`),
  ],
);

/** Append-only: the lines of a thread. A message has an author and a text; the others say what happened to `subject_id`. */
export const threadLines = snakeCase.table(
  "thread_lines",
  {
    id: id(),
    threadId: ref()
      .notNull()
      .references(() => threads.id),
    /** `message`, or what the line tells of. Orders and disputes of the two are read from their own tables. */
    kind: text().notNull(),
    /** Who wrote it, or whose act it tells; null for the clock and for staff. */
    authorId: ref().references(() => users.id),
    /** A message's Markdown, otherwise a sentence. */
    body: text().notNull(),
    /** The gig, order, offer, request or dispute it is about. */
    subjectId: ref(),
    /** The order whose page shows it. */
    orderId: ref(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("thread_lines_command", t.commandId),
    index("thread_lines_thread").on(t.threadId, t.id),
    // How many lines a person wrote in the last minute.
    index("thread_lines_author").on(t.authorId, t.id),
    index("thread_lines_order")
      .on(t.orderId, t.id)
      .where(sql`order_id is not null`),
    check("thread_lines_kind", sql`kind in ('message', 'offer', 'request', 'change')`),
    check("thread_lines_author", sql`kind <> 'message' or author_id is not null`),
  ],
);
