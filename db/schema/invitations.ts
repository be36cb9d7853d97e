/** Lists of invitations to freelancers of imports, and addresses that want no more of them. */
import { check, index, integer, primaryKey, snakeCase, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, ref } from "./columns.ts";
import { gigImports } from "./catalog.ts";
import { users } from "./people.ts";

export const invitationLists = snakeCase.table(
  "invitation_lists",
  {
    id: id(),
    /** The import whose addresses it took; null for a list that staff gave. */
    importId: ref().references(() => gigImports.id),
    title: text().notNull(),
    requestedBy: ref()
      .notNull()
      .references(() => users.id),
    state: text().notNull(),
    createdAt: at().notNull(),
    confirmedAt: at(),
    finishedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    index("invitation_lists_sending")
      .on(t.id)
      .where(sql`state = 'sending'`),
    check("invitation_lists_state", sql`state in ('previewed', 'sending', 'sent')`),
    check("invitation_lists_confirmed", sql`(state = 'previewed') = (confirmed_at is null)`),
    check("invitation_lists_finished", sql`(state = 'sent') = (finished_at is not null)`),
  ],
);

/** Lines of such a list. What becomes of a ready line is judged again when it is its turn. */
export const invitationRows = snakeCase.table(
  "invitation_rows",
  {
    listId: ref()
      .notNull()
      .references(() => invitationLists.id),
    line: integer().notNull(),
    /** As the list gave them. */
    handle: text().notNull(),
    email: text().notNull(),
    fate: text().notNull(),
    userId: ref().references(() => users.id),
    sentAt: at(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.line] }),
    index("invitation_rows_ready")
      .on(t.listId, t.line)
      .where(sql`fate = 'ready'`),
    check(
      "invitation_rows_fate",
      sql`fate in ('ready', 'sent', 'unknown', 'joined', 'taken', 'address', 'twice', 'declined', 'recent')`,
    ),
    check("invitation_rows_sent", sql`(fate = 'sent') = (sent_at is not null)`),
  ],
);

/** Addresses whose owner asked not to be written to again. Only a keyed hash is stored. */
export const declinedAddresses = snakeCase.table("declined_addresses", {
  hash: text().primaryKey(),
  at: at().notNull(),
  commandId: commandId(),
});
