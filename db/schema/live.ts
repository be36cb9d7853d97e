/** The feed of live pages: for each person what changed, without any content. Rows are forgotten after a day. */
import { bigint, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, ref } from "./columns.ts";

export const liveMarks = snakeCase.table(
  "live_marks",
  {
    /** The cursor of every stream. A trigger lets writers draw ids one after the other, so that rows commit in the order of their ids. */
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    userId: ref().notNull(),
    /** Null for progress, which is no event. */
    eventId: ref(),
    /** The event's name, or the kind of progress. */
    kind: text().notNull(),
    /** Ids of what changed: the event's subject, and the order, dispute or other thing it names. */
    about: text().array().notNull(),
    at: at().notNull(),
  },
  (t) => [
    uniqueIndex("live_marks_once").on(t.eventId, t.userId),
    index("live_marks_user").on(t.userId, t.id),
  ],
);
