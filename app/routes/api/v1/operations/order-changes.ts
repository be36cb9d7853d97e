/** Operations on agreed orders: funding the next line, and proposing and answering changes. */
import { z } from "zod";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { KINDS } from "#app/domain/agreements/changes/change-kinds.ts";
import { CHANGE_STATES } from "#app/domain/agreements/changes/change-lifecycle.ts";
import { changeSentence } from "#app/domain/agreements/changes/change-words.ts";
import { confirmChange } from "#app/domain/agreements/changes/confirm-change.ts";
import { proposeChange } from "#app/domain/agreements/changes/propose-change.ts";
import {
  MAX_CHANGE_DAYS,
  MAX_CHANGE_NOTE,
  MAX_CHANGE_REVISIONS,
  MAX_LINE_TITLE,
  MAX_SCOPE,
} from "#app/domain/agreements/changes/proposed.ts";
import {
  changePage,
  orderChanges,
  sideInChange,
  sideInOrder,
} from "#app/domain/agreements/changes/read-changes.ts";
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { amount, count, id, model, moment, money } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { proposedFrom } from "./proposed-from.ts";
import { EITHER, requireSideScope } from "./side-scope.ts";

const position = z.int().min(1).max(1000);
const orderParams = z.object({ id: id("order") });
const changeParams = z.object({ id: id("orderChange") });
const changed = z.object({ change_id: id("orderChange") });

const change = model("OrderChange", {
  id: id("orderChange"),
  order_id: id("order"),
  by: z.enum(["buyer", "freelancer"]),
  kind: z.enum(KINDS),
  state: z.enum(CHANGE_STATES),
  unconfirmed: z.boolean().meta({
    description:
      "A line that the buyer proposed, or a lower price that the freelancer proposed, and that cannot be accepted: its side has to confirm it again.",
  }),
  sentence: z.string(),
  task_id: id("task").nullable(),
  position: position.nullable(),
  title: z.string().nullable(),
  scope: z.string().nullable(),
  price: money.nullable(),
  days: count.nullable(),
  revisions: count.nullable(),
  auto_accept_hours: count.nullable().meta({
    description: "Of a new line: after so many hours a delivery of it is accepted by itself.",
  }),
  note: z.string(),
  proposed_at: moment,
  answer_by: moment,
  ended_at: moment.nullable(),
});

const shown = (one: Change) => ({ ...one, sentence: changeSentence(one, one.currency) });

const ANSWERS = {
  accept: {
    run: acceptChange,
    summary:
      "Accept the other side's change: it has its effect at once. A new line's price is taken from the buyer's balance",
    refusals: [
      "cannot_be_reached",
      "insufficient_balance",
      "buyer_cannot_pay",
      "cap_exceeded",
      "amount_exceeds_held",
      "too_many_items",
    ],
  },
  decline: { run: declineChange, summary: "Decline the other side's change", refusals: [] },
  confirm: {
    run: confirmChange,
    summary:
      "Confirm your own proposal that is `unconfirmed`: it is withdrawn and the same is proposed anew. The answer is the new one",
    refusals: ["cannot_be_reached", "cap_exceeded", "amount_exceeds_held", "too_many_items"],
  },
  withdraw: { run: withdrawChange, summary: "Withdraw your own proposal", refusals: [] },
} as const;

function answerOf(verb: keyof typeof ANSWERS): Operation {
  const { run, summary, refusals } = ANSWERS[verb];
  return defineVerb({
    id: `agreements.${verb}_change`,
    command: `agreements.${verb}_change`,
    method: "POST",
    path: `/changes/{id}/${verb}`,
    summary,
    scopes: EITHER,
    params: changeParams,
    answer: changed,
    refusals: ["not_found", "not_allowed", "scope_missing", "transition_refused", ...refusals],
    async run({ actor, params, key, scopes }) {
      const side = await sideInChange(actor, params.id);
      if (side !== null) requireSideScope(scopes, side);
      return run(actor, { changeId: params.id, key });
    },
  });
}

export const ORDER_CHANGES: Operation[] = [
  defineVerb({
    id: "orders.fund_line",
    command: "orders.fund_line",
    method: "POST",
    path: "/orders/{id}/fund_line",
    summary:
      "Fund the next line of an agreed order: its price is held from your balance and its task begins",
    scopes: ["orders"],
    params: orderParams,
    body: z.strictObject({
      position: position.meta({
        description: "The line you saw as next. If another one is next, the answer is `stale`.",
      }),
    }),
    answer: z.object({ task_id: id("task") }),
    status: 201,
    refusals: [
      "not_found",
      "not_allowed",
      "transition_refused",
      "stale",
      "cannot_be_reached",
      "insufficient_balance",
      "cap_exceeded",
    ],
    run: ({ actor, params, body, key }) => fundLine(actor, { orderId: params.id, ...body, key }),
  }),
  defineRead({
    id: "agreements.changes",
    method: "GET",
    path: "/orders/{id}/changes",
    summary: "List the changes proposed for an agreed order, newest first",
    scopes: ["read"],
    params: orderParams,
    answer: z.object({ items: z.array(change) }),
    refusals: ["not_found"],
    run: async ({ actor, params }) => ({
      items: (await orderChanges(actor, params.id)).map(shown),
    }),
  }),
  defineRead({
    id: "agreements.read_change",
    method: "GET",
    path: "/changes/{id}",
    summary: "Read one change of an agreed order",
    scopes: ["read"],
    params: changeParams,
    answer: change,
    refusals: ["not_found"],
    run: async ({ actor, params }) => shown((await changePage(actor, params.id)).change),
  }),
  defineVerb({
    id: "agreements.propose_change",
    command: "agreements.propose_change",
    method: "POST",
    path: "/orders/{id}/changes",
    summary:
      "Propose a change of an agreed order: `add` a line, `lower` a task's price, more `days` for a task, `drop` an unfunded line, or a new `scope`. It has an effect when the other side accepts. If you are the buyer, the price of a line you propose to add counts against your token now",
    scopes: EITHER,
    params: orderParams,
    body: z.strictObject({
      kind: z.enum(KINDS),
      task_id: id("task").optional(),
      position: position.optional(),
      title: sentText({ max: MAX_LINE_TITLE, lines: "one" }).optional(),
      scope: sentText({ max: MAX_SCOPE, lines: "many" }).optional(),
      price: amount.optional(),
      days: z.int().min(1).max(MAX_CHANGE_DAYS).optional(),
      revisions: z.int().min(0).max(MAX_CHANGE_REVISIONS).optional(),
      note: sentText({ max: MAX_CHANGE_NOTE, lines: "many" }).default(""),
    }),
    answer: changed,
    status: 201,
    refusals: [
      "not_found",
      "not_allowed",
      "scope_missing",
      "transition_refused",
      "cannot_be_reached",
      "too_many_items",
      "amount_not_positive",
      "amount_exceeds_held",
      "cap_exceeded",
    ],
    async run({ actor, params, body: { note, ...body }, key, scopes }) {
      const side = await sideInOrder(actor, params.id);
      if (side !== null) requireSideScope(scopes, side);
      return proposeChange(actor, { orderId: params.id, proposed: proposedFrom(body), note, key });
    },
  }),
  answerOf("accept"),
  answerOf("decline"),
  answerOf("withdraw"),
  answerOf("confirm"),
];
