/** What visitors typed into a message's form, whose session had ended, until they have signed in. Belongs to no command. */
import { index, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { at } from "./columns.ts";

export const messageDrafts = snakeCase.table(
  "message_drafts",
  {
    /** The visitor's browser, as in the drafts of orders. */
    holder: text().notNull(),
    /** A handle as it was in the address, or the id of a thread. */
    addressee: text().notNull(),
    body: text().notNull(),
    savedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.holder, t.addressee] }),
    index("message_drafts_saved").on(t.savedAt),
  ],
);
