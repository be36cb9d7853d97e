/** Operations of staff on open deposits and payouts and on unexplained receipts, among them asking the provider now. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { pollNow, paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import {
  assignSuspense,
  previewAssignment,
  suspenseReceipt,
} from "#app/domain/deposits/assign-suspense.ts";
import { submitPayout } from "#app/processes/submit-payout.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { count, id, model, moment, money } from "#app/routes/api/v1/shapes.ts";

const operation = model("PaymentOperation", {
  id: z.string(),
  handle: z.string(),
  amount: money,
  state: z.string(),
  failure: z.string().nullable(),
  attempts: count,
});

const receiptParams = z.object({ id: z.string().regex(/^\d{1,18}$/) });

const assignment = z.strictObject({
  handle: z.string().min(1).max(30),
  reason: sentText({ max: 500, min: 3, lines: "many" }),
});

const assignmentRefusals: RefusalCode[] = [
  "not_found",
  "already_reversed",
  "transition_refused",
  "own_account",
];

export const STAFF_PAYMENTS: Operation[] = [
  defineRead({
    id: "staff.payments.list",
    method: "GET",
    path: "/staff/payments",
    summary:
      "List deposits and payouts that failed or whose outcome is unknown, and unexplained payments and messages",
    scopes: STAFF,
    answer: z.object({
      deposits: z.array(operation),
      payouts: z.array(operation),
      broken_payouts: z.array(operation),
      suspense: z.array(z.object({ id: z.string(), ref: z.string(), amount: money, at: moment })),
      explained: z.array(
        z.object({
          ref: z.string(),
          amount: money,
          handle: z.string(),
          by: z.string(),
          reason: z.string(),
          explained_at: moment,
        }),
      ),
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
      const { replayed } = await pollNow(actor, { id: params.id, key });
      await (params.id.startsWith("dep_") ? carryDeposit(params.id) : submitPayout(params.id));
      return { answer: { asked: true }, replayed };
    },
  }),
  defineRead({
    id: "staff.suspense.read",
    method: "GET",
    path: "/staff/suspense/{id}",
    summary: "Read an unexplained payment, with the deposit that has its reference if there is one",
    scopes: STAFF,
    params: receiptParams,
    answer: z.object({
      id: z.string(),
      ref: z.string(),
      amount: money,
      at: moment,
      deposit: z
        .object({ id: id("deposit"), handle: z.string(), amount: money, state: z.string() })
        .nullable(),
    }),
    refusals: ["not_found", "already_reversed", "transition_refused"],
    async run({ actor, params }) {
      const receipt = await suspenseReceipt(actor, params.id);
      const { currency, deposit } = receipt;
      return { ...receipt, deposit: deposit === null ? null : { ...deposit, currency } };
    },
  }),
  defineRead({
    id: "staff.suspense.preview",
    method: "POST",
    path: "/staff/suspense/{id}/preview",
    summary: "Preview who gets an unexplained payment, and which deposit of theirs ends with it",
    scopes: STAFF,
    params: receiptParams,
    body: assignment,
    answer: z.object({
      handle: z.string(),
      name: z.string(),
      amount: money,
      ends_deposit: id("deposit").nullable(),
    }),
    refusals: assignmentRefusals,
    async run({ actor, params, body }) {
      const input = { ...body, transferId: params.id };
      const { person, receipt, endsDeposit } = await previewAssignment(actor, input);
      const { micros, currency } = receipt;
      return { ...person, micros, currency, endsDeposit };
    },
  }),
  defineVerb({
    id: "staff.suspense.assign",
    command: "deposits.assign_suspense",
    method: "POST",
    path: "/staff/suspense/{id}/assign",
    summary:
      "Assign an unexplained payment: all of it goes to this person's balance, and they read the reason",
    scopes: STAFF,
    params: receiptParams,
    body: assignment,
    answer: z.object({ user_id: id("user"), handle: z.string(), amount: money }),
    refusals: assignmentRefusals,
    run: ({ actor, params, body, key }) =>
      assignSuspense(actor, { ...body, transferId: params.id, key }),
  }),
];
