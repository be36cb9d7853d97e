/** Answers to the typed questions of an order: each question is answered once. The files of an answer refer to it. */
import { snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { orders } from "./orders.ts";

export const orderAnswers = snakeCase.table(
  "order_answers",
  {
    id: id(),
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    /** The key of the question among the order's own. */
    question: text().notNull(),
    /** Text, number or choice as text; empty for files. */
    value: text().notNull(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("order_answers_command", t.commandId),
    uniqueIndex("order_answers_question").on(t.orderId, t.question),
  ],
);
