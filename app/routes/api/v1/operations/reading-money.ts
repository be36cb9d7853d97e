/** Operations that read the caller's wallet, statement, deposits and payouts. */
import { z } from "zod";
import { statementLines } from "#app/domain/ledger/statement.ts";
import { payoutList, payoutPage } from "#app/domain/payouts/payout-page.ts";
import { PAYOUT_STATES } from "#app/domain/payouts/payout-lifecycle.ts";
import { walletPage } from "#app/domain/payouts/wallet-page.ts";
import { DEPOSIT_STATES } from "#app/domain/deposits/deposit-lifecycle.ts";
import { depositPage, recentDeposits } from "#app/domain/deposits/deposit-page.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import {
  currency,
  extended,
  id,
  limit,
  model,
  moment,
  money,
  page,
} from "#app/routes/api/v1/shapes.ts";
import { daysAsked, DAYS } from "#app/routes/api/v1/statement-days.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const PAGE = 50;

const deposit = model("Deposit", {
  id: id("deposit"),
  amount: money,
  state: z.enum(DEPOSIT_STATES),
  checkout_url: z.string().nullable(),
  failure: z.string().nullable(),
  created_at: moment,
  settled_at: moment.nullable(),
});

const payout = model("PayoutSummary", {
  id: id("payout"),
  amount: money,
  state: z.enum(PAYOUT_STATES),
  origin: z.string(),
  holder: z.string(),
  tail: z.string(),
  failure: z.string().nullable(),
  created_at: moment,
  submitted_at: moment.nullable(),
  settled_at: moment.nullable(),
  returned_at: moment.nullable(),
});

const purse = model("Purse", {
  currency,
  balance: money,
  available: money,
  clearing: money,
  preferences: z.object({ threshold: money, automatic: z.boolean() }),
  outlook: z.object({
    reason: z.string(),
    sentence: z.string(),
    forecast: z.object({ at: moment, amount: money }).nullable(),
  }),
});

const statementLine = model("StatementLine", {
  id: z.string(),
  at: moment,
  kind: z.string(),
  account: z.string(),
  change: money,
  subject_id: z.string(),
  reversal: z.boolean(),
});

export const READING_MONEY: Operation[] = [
  defineRead({
    id: "wallet.read",
    method: "GET",
    path: "/wallet",
    summary: "Read your balance, what is clearing, and when you are paid next",
    scopes: ["read"],
    answer: model("Wallet", {
      purses: z.array(purse),
      method: z
        .object({
          id: id("payoutMethod"),
          holder: z.string(),
          tail: z.string(),
          cools_until: moment,
        })
        .nullable(),
    }),
    refusals: [],
    run: ({ actor }) => walletPage(actor),
  }),
  defineRead({
    id: "wallet.statement",
    method: "GET",
    path: "/wallet/statement",
    summary: "List every transfer on your accounts, newest first",
    scopes: ["read"],
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional(),
      limit: limit(200),
      ...DAYS,
    }),
    answer: page(statementLine),
    refusals: ["invalid_input"],
    async run({ actor, query }) {
      const most = query.limit ?? PAGE;
      const before = query.cursor === undefined ? undefined : BigInt(query.cursor);
      const { from, until } = daysAsked(query);
      const items = await statementLines(actor.id, { before, limit: most, from, until });
      const last = items.at(-1);
      const full = new Set(items.map((line) => line.id)).size === most;
      return { items, next: last === undefined || !full ? null : `${last.id}` };
    },
  }),
  defineRead({
    id: "deposits.list",
    method: "GET",
    path: "/wallet/deposits",
    summary: "List your last hundred deposits, newest first",
    scopes: ["read"],
    answer: page(deposit),
    refusals: [],
    run: async ({ actor }) => ({ items: await recentDeposits(actor, 100), next: null }),
  }),
  defineRead({
    id: "deposits.read",
    method: "GET",
    path: "/wallet/deposits/{id}",
    summary: "Read one deposit, with its checkout page while it is open",
    scopes: ["read"],
    params: z.object({ id: id("deposit") }),
    answer: deposit,
    refusals: ["not_found"],
    run: ({ actor, params }) => depositPage(actor, params.id),
  }),
  defineRead({
    id: "payouts.list",
    method: "GET",
    path: "/wallet/payouts",
    summary: "List your payouts, newest first",
    scopes: ["read"],
    query: z.strictObject({ cursor: id("payout").optional(), limit: limit(200) }),
    answer: page(payout),
    refusals: [],
    async run({ actor, query }) {
      const asked = { before: query.cursor ?? null, limit: query.limit ?? PAGE };
      const { payouts, next } = await payoutList(actor, asked);
      return { items: payouts, next };
    },
  }),
  defineRead({
    id: "payouts.read",
    method: "GET",
    path: "/wallet/payouts/{id}",
    summary: "Read one payout with its whole history",
    scopes: ["read"],
    params: z.object({ id: id("payout") }),
    answer: extended("Payout", payout, {
      steps: z.array(z.object({ transition: z.string(), note: z.string(), at: moment })),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { payout: found, steps } = await payoutPage(actor, params.id);
      return { ...found, steps };
    },
  }),
];
