/** Work in bulk: one verb for up to a hundred thousand tasks, carried out by the worker a slice at a time. */
import {
  check,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { apiTokens } from "./api-tokens.ts";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const batches = snakeCase.table(
  "batches",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** A transition of the task lifecycle. */
    verb: text().notNull(),
    note: text().notNull(),
    /** The token that asked for it; when it ends, so does what it asked for. Null for a person at a page. */
    tokenId: ref().references(() => apiTokens.id),
    /** How whoever asked proved who they are; kept with every slice's command. */
    level: text().notNull(),
    state: text().notNull(),
    total: integer().notNull(),
    /** Items have their turn in order, so the next one's position is `done + refused + 1`. */
    done: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    cancelAskedAt: at(),
    createdAt: at().notNull(),
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    index("batches_user").on(t.userId, t.id),
    index("batches_running")
      .on(t.id)
      .where(sql`state = 'running'`),
    check("batches_state", sql`state in ('running', 'finished', 'cancelled', 'stopped')`),
    check("batches_ended", sql`(state = 'running') = (ended_at is null)`),
    check(
      "batches_counts",
      sql`total > 0 and done >= 0 and refused >= 0 and done + refused <= total
          and (state = 'running') = (done + refused < total)`,
    ),
  ],
);

/** One task of a batch, in the order it was named, and what became of it. */
export const batchItems = snakeCase.table(
  "batch_items",
  {
    batchId: ref()
      .notNull()
      .references(() => batches.id),
    position: integer().notNull(),
    /** As it was named: it may be foreign or not exist. */
    taskId: ref().notNull(),
    version: integer(),
    result: text().notNull(),
    /** Why it was refused: a code of `refusal-codes.ts` and its sentence. */
    code: text(),
    sentence: text(),
    commandId: commandId(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.position] }),
    commandIndex("batch_items_command", t.commandId),
    uniqueIndex("batch_items_once").on(t.batchId, t.taskId),
    index("batch_items_refused")
      .on(t.batchId, t.position)
      .where(sql`result = 'refused'`),
    check("batch_items_result", sql`result in ('waiting', 'done', 'refused')`),
    check(
      "batch_items_reason",
      sql`(result = 'refused') = (code is not null) and (code is null) = (sentence is null)`,
    ),
  ],
);
