/** Operations that move money in and out: deposits, withdrawals, earnings to spend, payout account and preferences. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { MAX_HOLDER } from "#app/domain/payouts/account-number.ts";
import { choosePreferences } from "#app/domain/payouts/preferences.ts";
import { removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { depositPage } from "#app/domain/deposits/deposit-page.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { defineVerb } from "#app/routes/api/v1/operation.ts";
import { amount, currency, id, money } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const amountFields = { amount, currency };
const methodAnswer = z.object({ method_id: id("payoutMethod") });

export const MOVING_MONEY: Operation[] = [
  defineVerb({
    id: "deposits.start",
    command: "deposits.start_deposit",
    method: "POST",
    path: "/wallet/deposits",
    summary: "Start a deposit; a person pays it at `checkout_url`",
    scopes: ["wallet"],
    body: z.strictObject(amountFields),
    answer: z.object({ deposit_id: id("deposit"), checkout_url: z.string().nullable() }),
    status: 201,
    refusals: ["email_unverified", "deposit_out_of_range", "amount_too_precise"],
    async run({ actor, body, key }) {
      const money = { micros: body.amount, currency: body.currency };
      const { answer, replayed } = await startDeposit(actor, { amount: money, key });
      await carryDeposit(answer.depositId);
      const { checkoutUrl } = await depositPage(actor, answer.depositId);
      return { answer: { ...answer, checkoutUrl }, replayed };
    },
  }),
  defineVerb({
    id: "payouts.withdraw",
    command: "payouts.withdraw",
    method: "POST",
    path: "/wallet/payouts",
    summary: "Pay out this amount to this account",
    scopes: ["wallet"],
    body: z.strictObject({ ...amountFields, method_id: id("payoutMethod") }),
    answer: z.object({ payout_id: id("payout") }),
    status: 201,
    refusals: [
      "email_unverified",
      "payout_method_missing",
      "stale",
      "payout_method_cooling",
      "payout_below_minimum",
      "amount_too_precise",
      "insufficient_balance",
      "payout_already_open",
      "cap_exceeded",
    ],
    run: ({ actor, body, key }) =>
      withdraw(actor, {
        amount: { micros: body.amount, currency: body.currency },
        methodId: body.method_id,
        key,
      }),
  }),
  defineVerb({
    id: "wallet.spend_earnings",
    command: "earnings.spend_earnings",
    method: "POST",
    path: "/wallet/spend_earnings",
    summary: "Move available earnings into your balance, to order with them",
    scopes: ["wallet"],
    body: z.strictObject(amountFields),
    answer: z.object({ moved: money }),
    refusals: ["insufficient_balance"],
    async run({ actor, body, key }) {
      const { currency: code } = body;
      const spent = { amount: { micros: body.amount, currency: code }, key };
      const { answer, replayed } = await spendEarnings(actor, spent);
      const { micros } = z.decode(money, { amount: answer.moved, currency: code });
      return { answer: { movedMicros: micros, currency: code }, replayed };
    },
  }),
  defineVerb({
    id: "wallet.preferences",
    command: "payouts.choose_preferences",
    method: "PUT",
    path: "/wallet/preferences",
    summary: "Choose the payout threshold, and whether payouts are automatic",
    scopes: ["payout_settings"],
    body: z.strictObject({ threshold: amount, currency, automatic: z.boolean() }),
    answer: z.object({ threshold: money }),
    refusals: ["threshold_below_floor"],
    async run({ actor, body: { threshold, currency: code, automatic }, key }) {
      const chosen = { threshold: { micros: threshold, currency: code }, automatic, key };
      const { answer, replayed } = await choosePreferences(actor, chosen);
      const { micros } = z.decode(money, { amount: answer.threshold, currency: code });
      return { answer: { thresholdMicros: micros, currency: code }, replayed };
    },
  }),
  defineVerb({
    id: "wallet.save_method",
    command: "payouts.save_method",
    method: "PUT",
    path: "/wallet/payout_method",
    summary:
      "Add or replace your payout account; a new one has a waiting time before its first payout",
    scopes: ["payout_settings"],
    body: z.strictObject({
      holder: sentText({ max: MAX_HOLDER, min: 2, lines: "one" }),
      account: z.string().min(5).max(60),
    }),
    answer: methodAnswer,
    refusals: ["email_unverified", "payout_method_invalid"],
    run: ({ actor, body, key }) => saveMethod(actor, { ...body, key }),
  }),
  defineVerb({
    id: "wallet.remove_method",
    command: "payouts.remove_method",
    method: "DELETE",
    path: "/wallet/payout_method/{id}",
    summary: "Remove your payout account; nothing is paid out until you add another",
    scopes: ["payout_settings"],
    params: z.object({ id: id("payoutMethod") }),
    answer: methodAnswer,
    refusals: ["not_found"],
    run: ({ actor, params, key }) => removeMethod(actor, { methodId: params.id, key }),
  }),
];
