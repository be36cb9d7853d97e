/** TABLE. Money on its way that staff have to look at, and asking the provider about it now. */
import { z } from "zod";
import { lookNow, paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { submitPayout } from "#app/gateways/bank/submit-payout.ts";
import { carryDeposit } from "#app/gateways/cards/open-checkout.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { count, id, moment, money } from "#app/routes/api/v1/shapes.ts";

const operation = z.object({
  id: z.string(),
  handle: z.string(),
  amount: money,
  state: z.string(),
  failure: z.string().nullable(),
  attempts: count,
});

export const STAFF_PAYMENTS: Operation[] = [
  defineRead({
    id: "staff.payments.list",
    method: "GET",
    path: "/staff/payments",
    summary:
      "Deposits and payouts whose outcome nobody knows or that did not work, and money and messages nobody can explain",
    scopes: STAFF,
    answer: z.object({
      deposits: z.array(operation),
      payouts: z.array(operation),
      broken_payouts: z.array(operation),
      suspense: z.array(z.object({ id: z.string(), ref: z.string(), amount: money, at: moment })),
      messages: z.array(
        z.object({
          id: z.string(),
          gateway: z.string(),
          outcome: z.string().nullable(),
          received_at: moment,
        }),
      ),
    }),
    refusals: ["not_found"],
    run: ({ actor }) => paymentsQueue(actor),
  }),
  defineVerb({
    id: "staff.payments.look",
    command: "payouts.look_now",
    method: "POST",
    path: "/staff/payments/{id}/look",
    summary: "Ask the provider about a deposit or payout now",
    scopes: STAFF,
    params: z.object({ id: z.union([id("deposit"), id("payout")]) }),
    answer: z.object({ asked: z.boolean() }),
    refusals: ["not_found"],
    async run({ actor, params, key }) {
      const { replayed } = await lookNow(actor, { id: params.id, key });
      await (params.id.startsWith("dep_") ? carryDeposit(params.id) : submitPayout(params.id));
      return { answer: { asked: true }, replayed };
    },
  }),
];
