/** Pictures of people: two sizes in the file store. A replaced or removed picture keeps its row and loses its bytes. */
import { sql } from "drizzle-orm";
import { check, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const profilePictures = snakeCase.table(
  "profile_pictures",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** Keys of the file store; both null once the picture was replaced or removed. */
    smallKey: text(),
    largeKey: text(),
    savedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("profile_pictures_command", t.commandId),
    uniqueIndex("profile_pictures_one_each")
      .on(t.userId)
      .where(sql`small_key is not null`),
    uniqueIndex("profile_pictures_small").on(t.smallKey),
    uniqueIndex("profile_pictures_large").on(t.largeKey),
    check("profile_pictures_both_sizes", sql`(small_key is null) = (large_key is null)`),
  ],
);
