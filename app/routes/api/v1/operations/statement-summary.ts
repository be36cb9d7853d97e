/** The operation that sums up the caller's statement: balances and totals of chosen days. */
import { z } from "zod";
import { statementSummary } from "#app/domain/ledger/statement-summary.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { daysAsked, DAYS } from "#app/routes/api/v1/statement-days.ts";
import { count, moment, money } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const accountPeriod = z.object({
  account: z.string(),
  opening: money,
  in: money,
  out: money,
  closing: money,
});

const kindPeriod = z.object({
  kind: z.string(),
  reversal: z.boolean(),
  account: z.string(),
  transfers: count,
  change: money,
});

export const STATEMENT_SUMMARY: Operation[] = [
  defineRead({
    id: "wallet.statement_summary",
    method: "GET",
    path: "/wallet/statement/summary",
    summary: "Read the opening and closing balances of the days you choose, and totals by kind",
    scopes: ["read"],
    query: z.strictObject(DAYS),
    answer: z.object({
      from: moment.nullable(),
      until: moment.nullable(),
      accounts: z.array(accountPeriod),
      kinds: z.array(kindPeriod),
    }),
    refusals: ["invalid_input"],
    async run({ actor, query }) {
      const { from, until } = daysAsked(query);
      const { accounts, kinds } = await statementSummary(actor.id, { from, until });
      return { from, until, accounts, kinds };
    },
  }),
];
