/** Operations for the overview of staff: waiting work, turnover of the books, commission rates, imports. */
import { z } from "zod";
import { importReport, recentImports } from "#app/domain/catalog/import/import-page.ts";
import { scheduleHistory } from "#app/domain/commission/schedule-history.ts";
import { staffDesk, suspenseBalances } from "#app/domain/disputes/staff-desk.ts";
import { trialBalance } from "#app/domain/ledger/balance.ts";
import { kindTotals } from "#app/domain/ledger/kind-totals.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { count, currency, id, model, moment, money, page } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

/** A sum over all accounts or transfers, in the currency beside it. */
const row = { currency, kind: z.string() };

/** Null where no duty of the token's person opens the work. */
const counted = count.nullable();

const COUNTS = {
  review: counted,
  rulings_overdue: counted,
  open: counted,
  answers_overdue: counted,
  payouts_unknown: counted,
  payouts_failed: counted,
  deposits_unknown: counted,
  imports_open: counted,
};

export const STAFF_OVERVIEW: Operation[] = [
  defineRead({
    id: "staff.desk.read",
    method: "GET",
    path: "/staff/desk",
    summary:
      "Read how much work waits for staff, and the sums of unexplained payments; a count is null where your duties do not open that work",
    scopes: STAFF,
    answer: z.object({ counts: z.object(COUNTS), suspense: z.array(money) }),
    refusals: ["not_found"],
    async run({ actor }) {
      const [counts, suspense] = await Promise.all([staffDesk(actor), suspenseBalances(actor)]);
      return { counts, suspense };
    },
  }),
  defineRead({
    id: "staff.books.totals",
    method: "GET",
    path: "/staff/books/totals",
    summary: "Read the trial balance and the turnover by kind of transfer",
    scopes: STAFF,
    answer: z.object({
      accounts: z.array(z.object({ ...row, accounts: count, debit: money, credit: money })),
      transfers: z.array(
        z.object({ ...row, transfers: z.string(), reversals: z.string(), amount: money }),
      ),
    }),
    refusals: ["not_found"],
    async run() {
      const [balances, transfers] = await Promise.all([trialBalance(), kindTotals()]);
      const accounts = balances.map(({ debit, credit, ...rest }) => ({
        ...rest,
        debitMicros: debit,
        creditMicros: credit,
      }));
      return { accounts, transfers };
    },
  }),
  defineRead({
    id: "staff.commission.read",
    method: "GET",
    path: "/staff/commission",
    summary:
      "List every version of the commission schedule, with the rates agreed with individual freelancers",
    scopes: STAFF,
    answer: page(
      z.object({
        version: count,
        effective_from: moment,
        note: z.string(),
        rates: z.array(
          z.object({
            category_id: z.string().nullable(),
            handle: z.string().nullable(),
            bps: count,
          }),
        ),
      }),
    ),
    refusals: ["not_found"],
    async run() {
      return { items: await scheduleHistory(), next: null };
    },
  }),
  defineRead({
    id: "staff.imports.list",
    method: "GET",
    path: "/staff/imports",
    summary: "List the latest twenty catalogue imports, newest first",
    scopes: STAFF,
    answer: page(
      model("ImportSummary", {
        id: id("import"),
        file_name: z.string(),
        state: z.string(),
        counts: z.record(z.string(), count),
        created_at: moment,
        finished_at: moment.nullable(),
      }),
    ),
    refusals: ["not_found"],
    run: async ({ actor }) => ({ items: await recentImports(actor), next: null }),
  }),
  defineRead({
    id: "staff.imports.report",
    method: "GET",
    path: "/staff/imports/{id}/report",
    summary: "Download every line of an import that has a remark, as CSV",
    scopes: STAFF,
    params: z.object({ id: id("import") }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      return new Response(await importReport(actor, params.id), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="report.csv"',
          "cache-control": "private, no-store",
        },
      });
    },
  }),
];
