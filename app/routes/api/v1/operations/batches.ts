/** Operations on batches: one verb for up to 100 000 tasks, progress, results, calling off. Generated from the lifecycle. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { MAX_NOTE } from "#app/domain/tasks/advance-tasks.ts";
import { BATCH_VERBS } from "#app/domain/batches/batch-lifecycle.ts";
import { batchItems, batchList, batchView } from "#app/domain/batches/batch-page.ts";
import {
  beginBatch,
  MAX_BATCH_ORDERS,
  MAX_BATCH_TASKS,
  MAX_NAMED_TASKS,
} from "#app/domain/batches/begin-batch.ts";
import { cancelBatch } from "#app/domain/batches/cancel-batch.ts";
import { MAX_DELIVERY_NOTE } from "#app/domain/tasks/deliver.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { manyLabel } from "#app/domain/tasks/task-labels.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { asksForWork, needsNote } from "#app/domain/tasks/transition-lists.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import {
  count,
  cursor,
  id,
  limit,
  model,
  moment,
  page,
  version,
} from "#app/routes/api/v1/shapes.ts";
import { scopesOf } from "./task-verbs.ts";
import type { BatchVerb } from "#app/domain/batches/batch-lifecycle.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const batchId = id("batch");
const batchParams = z.object({ id: batchId });

const batch = model("Batch", {
  id: batchId,
  verb: z.enum(BATCH_VERBS),
  note: z.string(),
  state: z.enum(["running", "finished", "cancelled", "stopped"]),
  total: count,
  done: count,
  refused: count,
  left: count,
  cancel_asked_at: moment.nullable(),
  created_at: moment,
  ended_at: moment.nullable(),
});

const item = model("BatchItem", {
  position: count,
  task_id: id("task"),
  result: z.enum(["waiting", "done", "refused"]),
  code: z.string().nullable(),
  sentence: z.string().nullable(),
});

const begun = model("BatchBegun", {
  batch_id: batchId,
  status_url: z
    .string()
    .meta({ description: "Where to poll. `batch.finished` is sent at the end." }),
});

const listed = (items: z.ZodType, most: number, what: string) =>
  z
    .array(items)
    .default([])
    .meta({ description: `${what}: at most ${most.toLocaleString("en")}.`, maxItems: most });

const chosen = {
  tasks: listed(
    z.strictObject({ id: id("task"), version: version.optional() }),
    MAX_NAMED_TASKS,
    "Tasks by name, of any of your orders",
  ),
  orders: listed(
    id("order"),
    MAX_BATCH_ORDERS,
    `Whole orders: every task of them that allows it now. With these, at most ${MAX_BATCH_TASKS.toLocaleString("en")} tasks`,
  ),
};

function beginOf(verb: BatchVerb): Operation {
  const { effect } = TASK_WORDS[verb];
  const { by } = TASK_LIFECYCLE[verb];
  const handsOver = asksForWork(verb);
  const max = handsOver ? MAX_DELIVERY_NOTE : MAX_NOTE;
  const needed = sentText({ max, min: 1, lines: "many", emptyRefusedLater: handsOver });
  const said = handsOver || needsNote(verb) ? needed : sentText({ max, lines: "many" }).default("");
  return defineVerb({
    id: `batches.begin.${verb}`,
    command: "batches.begin",
    method: "POST",
    path: `/batches/${verb}`,
    summary: `${manyLabel(verb, `up to ${MAX_BATCH_TASKS.toLocaleString("en")} tasks across orders`)}, taken at once and carried out in the background. ${effect}`,
    scopes: scopesOf(by),
    body: z.strictObject({ ...chosen, note: said }),
    answer: begun,
    status: 202,
    refusals: [
      "not_found",
      "empty_list",
      "too_many_items",
      "too_many_batches",
      ...(handsOver ? (["delivery_empty"] as const) : []),
    ],
    async run({ actor, body, key }) {
      const tasks = body.tasks as Array<{ id: string; version?: number }>;
      const orders = body.orders as string[];
      const { answer, replayed } = await beginBatch(actor, {
        verb,
        tasks,
        orders,
        note: body.note,
        key,
      });
      const statusUrl = `${API_PATH}batches/${answer.batchId}`;
      return { answer: { ...answer, statusUrl }, replayed };
    },
  });
}

export const BATCHES: Operation[] = [
  ...BATCH_VERBS.map(beginOf),
  defineRead({
    id: "batches.list",
    method: "GET",
    path: "/batches",
    summary: "List your batches, newest first",
    scopes: ["read", "orders", "selling"],
    query: z.strictObject({ cursor }),
    answer: page(batch),
    refusals: ["not_found"],
    async run({ actor, query }) {
      const { batches, older } = await batchList(actor, query.cursor);
      return { items: batches, next: older };
    },
  }),
  defineRead({
    id: "batches.read",
    method: "GET",
    path: "/batches/{id}",
    summary: "Read the progress of a batch; the answer is 304 while nothing has changed",
    scopes: ["read", "orders", "selling"],
    params: batchParams,
    answer: batch,
    refusals: ["not_found"],
    run: ({ actor, params }) => batchView(actor, params.id),
  }),
  defineRead({
    id: "batches.items",
    method: "GET",
    path: "/batches/{id}/items",
    summary: "List the result of each task of a batch, in the order you named them",
    scopes: ["read", "orders", "selling"],
    params: batchParams,
    query: z.strictObject({
      result: z.enum(["waiting", "done", "refused"]).optional(),
      cursor: z
        .string()
        .regex(/^\d{1,6}$/)
        .optional()
        .meta({
          description: "`next` of the previous page. The `Link` header has the whole address.",
        }),
      limit: limit(1000),
    }),
    answer: page(item),
    refusals: ["not_found"],
    async run({ actor, params, query }) {
      const after = Number.parseInt(query.cursor ?? "0", 10);
      const { items, nextAfter } = await batchItems(actor, params.id, {
        after,
        result: query.result,
        limit: query.limit ?? 200,
      });
      return { items, next: nextAfter === null ? null : `${nextAfter}` };
    },
  }),
  defineVerb({
    id: "batches.cancel",
    command: "batches.cancel",
    method: "POST",
    path: "/batches/{id}/cancel",
    summary: "Cancel a batch: finished tasks stay as they are, the others are left alone",
    scopes: ["orders", "selling"],
    params: batchParams,
    answer: z.object({ batch_id: batchId }),
    refusals: ["not_found", "transition_refused"],
    run: ({ actor, params, key }) => cancelBatch(actor, { batchId: params.id, key }),
  }),
];
