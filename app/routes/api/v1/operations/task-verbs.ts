/** Operations for every plain transition: one task, a list of tasks, a whole order. Generated from the lifecycle. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { advanceTasks, MAX_NOTE } from "#app/domain/tasks/advance-tasks.ts";
import { needCodes } from "#app/domain/tasks/may-advance.ts";
import { needsNote, PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { MAX_TASKS_PER_COMMAND } from "#app/domain/tasks/lock-tasks.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { MAX_EXTENSION_DAYS, proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { labelOf, manyLabel } from "#app/domain/tasks/task-labels.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { defineVerb } from "#app/routes/api/v1/operation.ts";
import { amount, id, model, version } from "#app/routes/api/v1/shapes.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import type { TaskParty } from "#app/domain/tasks/task-lifecycle.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { TokenScope } from "#app/domain/security/token-scopes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const note = sentText({ max: MAX_NOTE, lines: "many" });
const neededNote = sentText({ max: MAX_NOTE, min: 1, lines: "many" });
export const taskParams = z.object({ id: id("task") });
export const orderParams = z.object({ id: id("order") });

export const taskItems = z
  .array(z.strictObject({ id: id("task"), version: version.optional() }))
  .min(1)
  .max(MAX_TASKS_PER_COMMAND);

/** The result for each task: the moved tasks, and the reasons for the others. */
export const advanced = model("TaskResults", {
  advanced: z.array(id("task")),
  refused: z.array(z.object({ id: z.string(), code: z.string(), sentence: z.string() })),
});

export const taskRefusals: RefusalCode[] = [
  "not_found",
  "not_allowed",
  "transition_refused",
  "stale",
];

export function scopesOf(by: TaskParty): TokenScope[] {
  if (by === "buyer") return ["orders"];
  return by === "freelancer" ? ["selling"] : ["orders", "selling"];
}

/** The command chooses the tasks of a whole order itself, so the order's existence for the actor is checked beforehand. */
export async function requireOrder(actor: UserActor, orderId: string): Promise<void> {
  await orderPage(actor, orderId, { after: MAX_TASKS_PER_COMMAND });
}

function verbsOf(transition: PlainTransition): Operation[] {
  const { effect } = TASK_WORDS[transition];
  const { by } = TASK_LIFECYCLE[transition];
  const said = { note: needsNote(transition) ? neededNote : note.default("") };
  const refusals = [...new Set([...taskRefusals, ...needCodes(transition)])];
  const row = {
    command: `tasks.${transition}`,
    method: "POST" as const,
    scopes: scopesOf(by),
    answer: advanced,
  };
  return [
    defineVerb({
      ...row,
      id: `tasks.${transition}`,
      path: `/tasks/{id}/${transition}`,
      summary: `${labelOf(transition, 2)}. ${effect}`,
      params: taskParams,
      body: z.strictObject({ version: version.optional(), ...said }),
      refusals,
      run: ({ actor, params, body: { version: seen, note: word }, key }) =>
        advanceTasks(actor, {
          transition,
          tasks: [{ id: params.id, version: seen }],
          note: word,
          key,
        }),
    }),
    defineVerb({
      ...row,
      id: `tasks.${transition}.many`,
      path: `/tasks/${transition}`,
      summary: `${manyLabel(transition, "a list of tasks")}, with a result for each. ${effect}`,
      body: z.strictObject({ tasks: taskItems, ...said }),
      refusals: [...refusals, "empty_list", "too_many_items"],
      run: ({ actor, body, key }) => advanceTasks(actor, { transition, ...body, key }),
    }),
    defineVerb({
      ...row,
      id: `orders.${transition}`,
      path: `/orders/{id}/${transition}`,
      summary: `${manyLabel(transition, "every task of the order that allows it now")}. ${effect}`,
      params: orderParams,
      body: z.strictObject(said),
      refusals: [...refusals, "empty_list"],
      async run({ actor, params, body, key }) {
        await requireOrder(actor, params.id);
        return advanceTasks(actor, { transition, tasks: { orderId: params.id }, ...body, key });
      },
    }),
  ];
}

export const TASK_VERBS: Operation[] = [
  ...PLAIN_TRANSITIONS.flatMap(verbsOf),
  defineVerb({
    id: "tasks.accept_part",
    command: "tasks.accept_part",
    method: "POST",
    path: "/tasks/{id}/accept_part",
    summary: "Accept a part: this amount is released now, the rest stays held and work continues",
    scopes: ["orders"],
    params: taskParams,
    body: z.strictObject({ version: version.optional(), amount, note: note.default("") }),
    answer: advanced,
    refusals: [...taskRefusals, "amount_exceeds_held"],
    run: ({ actor, params, body, key }) =>
      acceptPart(actor, {
        item: { id: params.id, version: body.version },
        micros: body.amount,
        note: body.note,
        key,
      }),
  }),
  defineVerb({
    id: "tasks.propose_extension",
    command: "tasks.propose_extension",
    method: "POST",
    path: "/tasks/{id}/propose_extension",
    summary: "Ask for more time; the due date moves when the buyer agrees",
    scopes: ["selling"],
    params: taskParams,
    body: z.strictObject({
      version: version.optional(),
      days: z.int().min(1).max(MAX_EXTENSION_DAYS),
      note: note.default(""),
    }),
    answer: advanced,
    refusals: taskRefusals,
    run: ({ actor, params, body: { version: seen, ...asked }, key }) =>
      proposeExtension(actor, { item: { id: params.id, version: seen }, ...asked, key }),
  }),
];
