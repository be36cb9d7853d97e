/** Work that a freelancer shows: a picture of an accepted delivery, once its buyer agreed. */
import { sql } from "drizzle-orm";
import { check, index, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { files } from "./files.ts";
import { tasks } from "./tasks.ts";

export const portfolioPieces = snakeCase.table(
  "portfolio_pieces",
  {
    id: id(),
    freelancerId: ref().notNull(),
    buyerId: ref().notNull(),
    taskId: ref()
      .notNull()
      .references(() => tasks.id),
    /** The picture of the delivery. */
    fileId: ref()
      .notNull()
      .references(() => files.id),
    state: text().notNull(),
    /** The freelancer's words on what it shows. */
    alt: text().notNull(),
    askedAt: at().notNull(),
    /** When the buyer answered; null until then. */
    answeredAt: at(),
    /** When it was withdrawn, by which side or by staff. */
    endedAt: at(),
    endedBy: text(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("portfolio_pieces_command", t.commandId),
    index("portfolio_pieces_freelancer").on(t.freelancerId, t.id),
    index("portfolio_pieces_buyer").on(t.buyerId, t.id),
    uniqueIndex("portfolio_pieces_file")
      .on(t.fileId)
      .where(sql`state in ('asked', 'shown')`),
    check("portfolio_pieces_state", sql`state in ('asked', 'shown', 'declined', 'withdrawn')`),
    check(
      "portfolio_pieces_answered",
      sql`state in ('asked', 'withdrawn') or answered_at is not null`,
    ),
    check(
      "portfolio_pieces_ended",
      sql`(state = 'withdrawn') = (ended_at is not null) and num_nonnulls(ended_at, ended_by) in (0, 2)`,
    ),
    check("portfolio_pieces_ended_by", sql`ended_by in ('buyer', 'freelancer', 'staff')`),
  ],
);
