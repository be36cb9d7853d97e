/** Disputes: the contested amount, both parties' statements, and staff's ruling. */
import { check, index, integer, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, micros, ref } from "./columns.ts";
import { tasks } from "./tasks.ts";

export const disputes = snakeCase.table(
  "disputes",
  {
    id: id(),
    taskId: ref()
      .notNull()
      .references(() => tasks.id),
    buyerId: ref().notNull(),
    freelancerId: ref().notNull(),
    /** `buyer`, `freelancer`, or `clock` when an overdue revision opened it. */
    openedBy: text().notNull(),
    reason: text().notNull(),
    state: text().notNull(),
    currency: text().notNull(),
    contestedMicros: micros().notNull(),
    answerDueAt: at().notNull(),
    openedAt: at().notNull(),
    /** Since when staff have it, and until when they intend to rule. */
    reviewAt: at(),
    rulingDueAt: at(),
    closedAt: at(),
    /** released, refunded or split; by a ruling or because a party gave in. */
    outcome: text(),
    closedBy: text(),
    version: integer().notNull().default(1),
    commandId: commandId(),
  },
  (t) => [
    uniqueIndex("disputes_one_open_each")
      .on(t.taskId)
      .where(sql`state <> 'closed'`),
    index("disputes_task").on(t.taskId, t.id),
    index("disputes_queue")
      .on(sql`coalesce(ruling_due_at, answer_due_at)`, t.id)
      .where(sql`state <> 'closed'`),
    index("disputes_closed")
      .on(t.closedAt, t.id)
      .where(sql`state = 'closed'`),
    index("disputes_buyer").on(t.buyerId),
    index("disputes_freelancer").on(t.freelancerId),
    index("disputes_due")
      .on(t.answerDueAt)
      .where(sql`state = 'open'`),
    // Few rows, read for the counts in each signed-in page's navigation.
    index("disputes_buyer_open")
      .on(t.buyerId)
      .where(sql`state = 'open'`),
    index("disputes_freelancer_open")
      .on(t.freelancerId)
      .where(sql`state = 'open'`),
    check("disputes_state", sql`state in ('open', 'review', 'closed')`),
    check("disputes_reviewed", sql`(ruling_due_at is null) = (review_at is null)`),
  ],
);

export const disputeStatements = snakeCase.table(
  "dispute_statements",
  {
    id: id(),
    disputeId: ref()
      .notNull()
      .references(() => disputes.id),
    /** `buyer`, `freelancer` or `staff`. */
    side: text().notNull(),
    authorId: ref().notNull(),
    body: text().notNull(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [index("dispute_statements_dispute").on(t.disputeId, t.id)],
);

export const rulings = snakeCase.table(
  "rulings",
  {
    disputeId: id().references(() => disputes.id),
    staffId: ref().notNull(),
    releaseMicros: micros().notNull(),
    refundMicros: micros().notNull(),
    explanation: text().notNull(),
    at: at().notNull(),
    commandId: commandId(),
  },
  () => [check("rulings_amounts", sql`release_micros >= 0 and refund_micros >= 0`)],
);
