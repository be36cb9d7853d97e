/** Operations that read held amounts with their next step, and earnings by month. */
import { z } from "zod";
import { TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import { earningsByMonth } from "#app/domain/earnings/earnings-by-month.ts";
import { clearingLines, heldTasks } from "#app/domain/earnings/held-amounts.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import {
  count,
  currency,
  fundsClearAt,
  id,
  moment,
  money,
  page,
} from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

/** The most lines, by nearest deadline; ten thousand equal pieces are one line. */
const MOST_LINES = 200;

export const READING_EARNINGS: Operation[] = [
  defineRead({
    id: "wallet.held",
    method: "GET",
    path: "/wallet/held",
    summary: `List every held amount and what happens to it next: the soonest ${MOST_LINES} of each kind`,
    scopes: ["read"],
    answer: z.object({
      tasks: z.array(
        z.object({
          href: z.string(),
          title: z.string(),
          side: z.enum(["buyer", "freelancer"]),
          count,
          state: z.enum([...TASK_STATES, "being_made", "going_back", "listed"]),
          held: money,
          next_event: z.string().nullable(),
          next_at: moment.nullable(),
          funds_clear_at: fundsClearAt,
        }),
      ),
      clearing: z.array(
        z.object({ task_id: id("task"), title: z.string(), amount: money, clears_at: moment }),
      ),
    }),
    refusals: [],
    async run({ actor }) {
      const [tasks, clearing] = await Promise.all([
        heldTasks(actor, MOST_LINES),
        clearingLines(actor, MOST_LINES),
      ]);
      return { tasks, clearing };
    },
  }),
  defineRead({
    id: "wallet.earnings",
    method: "GET",
    path: "/wallet/earnings",
    summary: "Read your earnings after commission in each of the last twelve months, oldest first",
    scopes: ["read"],
    query: z.strictObject({ currency }),
    answer: page(z.object({ month: moment, amount: money })),
    refusals: [],
    async run({ actor, query }) {
      const months = await earningsByMonth(actor, query.currency);
      return { items: months, currency: query.currency, next: null };
    },
  }),
];
