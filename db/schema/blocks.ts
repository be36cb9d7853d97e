/** Blocks: a person whom another one blocked cannot write to them or order from them, and is not told so. */
import { sql } from "drizzle-orm";
import { check, index, snakeCase, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const blocks = snakeCase.table(
  "blocks",
  {
    id: id(),
    blockerId: ref()
      .notNull()
      .references(() => users.id),
    blockedId: ref()
      .notNull()
      .references(() => users.id),
    at: at().notNull(),
    /** Null while it holds. */
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("blocks_command", t.commandId),
    uniqueIndex("blocks_one_each")
      .on(t.blockerId, t.blockedId)
      .where(sql`ended_at is null`),
    index("blocks_of")
      .on(t.blockedId)
      .where(sql`ended_at is null`),
    check("blocks_two_people", sql`blocker_id <> blocked_id`),
  ],
);
