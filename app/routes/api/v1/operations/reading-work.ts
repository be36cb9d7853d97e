/** Operations that read the caller's orders, tasks and notices. */
import { z } from "zod";
import { noticesPage } from "#app/domain/notifications/notices-page.ts";
import { UNFILLED_STATES } from "#app/domain/orders/fillings/filling-lifecycle.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { wholeNumber } from "#app/http/form.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import {
  count,
  cursor,
  extended,
  file,
  fundsClearAt,
  id,
  model,
  moment,
  money,
  page,
  person,
} from "#app/routes/api/v1/shapes.ts";
import { agreedLine, enclosures, ownFacts, questions } from "./work-shapes.ts";
import { ordersAsked, turn } from "#app/routes/api/v1/orders-asked.ts";
import { queryTruth } from "#app/routes/api/v1/query-fields.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const taskState = z.enum(TASK_STATES);
const nextFields = { next_event: z.string().nullable(), next_at: moment.nullable() };
const dividedFields = { price: money, released: money, refunded: money };

const orderTask = model("OrderTask", {
  id: id("task"),
  position: count,
  state: taskState,
  version: count,
  ...dividedFields,
  ...nextFields,
});

const unfilled = z.enum(UNFILLED_STATES);

const making = z
  .object({
    state: unfilled,
    total: count,
    made: count,
    returned: count,
    code: z.string().nullable(),
    sentence: z.string().nullable(),
  })
  .meta({
    id: "OrderMaking",
    description:
      "A large order while it is being placed: how many tasks are made, or, if it was called off, how many are given back and why. Null once it is placed.",
  });

const awayUntil = moment.nullable().meta({
  description:
    "While the freelancer takes no new orders: until when. Running ones keep their dates. Null otherwise.",
});

export const READING_WORK: Operation[] = [
  defineRead({
    id: "orders.list",
    method: "GET",
    path: "/orders",
    summary: "List your orders as buyer or freelancer, newest first",
    scopes: ["read"],
    query: z.strictObject({
      side: z.enum(["buyer", "freelancer"]),
      open: queryTruth.optional(),
      turn: turn.optional(),
      reference: sentText({ max: OWN_LIMITS.reference, lines: "one" }).optional().meta({
        description:
          "Only orders to which you gave exactly this reference; `turn` and `open` are then ignored. For the side `buyer`.",
      }),
      metadata: sentText({ max: OWN_LIMITS.key + 1 + OWN_LIMITS.value, lines: "many" })
        .optional()
        .meta({
          description:
            "Only orders to which you gave this metadata, as `key=value`; `turn` and `open` are then ignored. For the side `buyer`.",
        }),
      cursor: id("order").optional(),
    }),
    answer: page(
      model("OrderSummary", {
        id: id("order"),
        title: z.string(),
        total: money,
        held: money,
        task_count: count,
        states: z.partialRecord(taskState, count),
        making_state: unfilled.nullable(),
        placed_at: moment,
        other: person,
        reference: ownFacts.reference,
        ...nextFields,
      }),
    ),
    refusals: ["invalid_input"],
    async run({ actor, query }) {
      const { orders, next } = await ordersAsked(actor, query);
      const items = orders.map(({ unfilled: makingState, ...line }) => ({
        ...line,
        makingState,
      }));
      return { items, next };
    },
  }),
  defineRead({
    id: "orders.read",
    method: "GET",
    path: "/orders/{id}",
    summary: "Read one order: what was agreed, and the state of its tasks and money",
    scopes: ["read"],
    params: z.object({ id: id("order") }),
    answer: model("Order", {
      id: id("order"),
      gig_id: id("gig").nullable(),
      party: z.string(),
      title: z.string(),
      brief: z.string(),
      enclosures,
      questions,
      ...ownFacts,
      total: money,
      commission: money,
      commission_bps: count,
      task_count: count,
      auto_accept_hours: count,
      clearing_hours: count,
      funds_clear_at: fundsClearAt,
      lines: z.array(z.object({ label: z.string(), amount: money })),
      agreed_lines: z.array(agreedLine).nullable(),
      placed_at: moment,
      buyer: person,
      freelancer: person,
      freelancer_away_until: awayUntil,
      making: making.nullable(),
      states: z.array(z.object({ state: taskState, count, held: money })),
      sums: z.object({ held: money, released: money, refunded: money, commission: money }),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const {
        order,
        agreedLines: lines,
        ...page
      } = await orderPage(actor, params.id, { after: 0 });
      const { party, states, sums } = page;
      const agreedLines = order.agreed ? lines : null;
      return { ...order, making: order.filling, party, states, sums, agreedLines };
    },
  }),
  defineRead({
    id: "orders.tasks",
    method: "GET",
    path: "/orders/{id}/tasks",
    summary: "List the tasks of an order by position, fifty at a time",
    scopes: ["read"],
    params: z.object({ id: id("order") }),
    query: z.strictObject({
      state: z.enum(TASK_STATES).optional(),
      cursor: wholeNumber(0, 10_000).optional(),
    }),
    answer: page(orderTask),
    refusals: ["not_found"],
    async run({ actor, params, query }) {
      const asked = { after: query.cursor ?? 0, state: query.state };
      const { order, tasks, nextAfter } = await orderPage(actor, params.id, asked);
      const { currency } = order;
      return { items: tasks, next: nextAfter === null ? null : `${nextAfter}`, currency };
    },
  }),
  defineRead({
    id: "tasks.read",
    method: "GET",
    path: "/tasks/{id}",
    summary: "Read one task: its money, history and deliveries, and what you can do with it now",
    scopes: ["read"],
    params: z.object({ id: id("task") }),
    answer: extended("Task", orderTask, {
      order_id: id("order"),
      party: z.string(),
      title: z.string(),
      brief: z.string(),
      enclosures,
      questions,
      ...ownFacts,
      commission: money,
      commission_bps: count,
      funds_clear_at: fundsClearAt,
      revisions_left: count,
      due_at: moment.nullable(),
      delivered_at: moment.nullable(),
      closed_at: moment.nullable(),
      extension_days: count.nullable(),
      cancel_proposed_by: z.string().nullable(),
      dispute_id: id("dispute").nullable(),
      buyer: person,
      freelancer: person,
      freelancer_away_until: awayUntil,
      may: z.array(z.string()),
      steps: z.array(
        z.object({ transition: z.string(), at: moment, actor_kind: z.string(), note: z.string() }),
      ),
      deliveries: z.array(
        z.object({ id: id("delivery"), at: moment, note: z.string(), files: z.array(file) }),
      ),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { task, party, steps, deliveries, may } = await taskPage(actor, params.id);
      return { ...task, party, steps, deliveries, may };
    },
  }),
  defineRead({
    id: "notices.list",
    method: "GET",
    path: "/notices",
    summary: "List your notices, newest first",
    scopes: ["read"],
    query: z.strictObject({ cursor }),
    answer: page(
      model("Notice", {
        id: id("notice"),
        title: z.string(),
        body: z.string(),
        link: z.string(),
        at: moment,
        read: z.boolean(),
      }),
    ).extend({ unread: count }),
    refusals: [],
    async run({ actor, query }) {
      const { notices, unread, older } = await noticesPage(actor, query.cursor ?? null);
      return { items: notices, unread, next: older };
    },
  }),
];
