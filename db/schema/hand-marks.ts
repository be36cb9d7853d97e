/**
 * Marks of what an account was used with: keyed hashes of payout accounts and of browsers. Two accounts with one mark are in the same
 * hands, now or earlier. Append-only; belongs to no command, because a sign-in is none.
 */
import { check, index, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, ref } from "./columns.ts";
import { users } from "./people.ts";

export const handMarks = snakeCase.table(
  "hand_marks",
  {
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** `payout_account` or `browser`. */
    kind: text().notNull(),
    /** HMAC-SHA-256 under a key derived from `SECRET`, in hex. */
    mark: text().notNull(),
    /** The payout method it was made from; an empty text for a browser. */
    methodId: ref().notNull(),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind, t.mark, t.methodId] }),
    index("hand_marks_mark").on(t.mark, t.userId),
    index("hand_marks_at").on(t.at),
    check("hand_marks_kind", sql`kind in ('payout_account', 'browser')`),
  ],
);
