/** TABLE. What lies on the desk of staff: disputes to rule on, the commission, the proof of the books. */
import { z } from "zod";
import { publishSchedule } from "#app/domain/commission/publish-schedule.ts";
import { caseFile } from "#app/domain/disputes/case-file.ts";
import { disputeQueue, QUEUE_VIEWS } from "#app/domain/disputes/dispute-queue.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { MAX_EXPLANATION } from "#app/domain/disputes/statement-body.ts";
import { isStaff } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { checkBooks, latestCheck } from "#app/domain/ledger/check-books.ts";
import { newestProofs } from "#app/domain/ledger/newest-proofs.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, cursor, id, moment, money, page, version } from "#app/routes/api/v1/shapes.ts";
import { disputeShape } from "./disputes.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const STAFF = ["staff"] as const;
export const disputeParams = z.object({ id: id("dispute") });

const partyRecord = z.object({
  handle: z.string(),
  since: moment,
  tasks_released: count,
  tasks_refunded: count,
  disputes: count,
  disputes_lost: count,
});

const verification = z.object({
  healthy: z.boolean(),
  violations: count,
  warnings: count,
  checks: z.array(z.object({ name: z.string(), proves: z.string(), found: count })),
});

const draftRate = z.strictObject({
  category_id: z.string().max(100).nullable().default(null),
  handle: z.string().max(30).nullable().default(null),
  percent: z.string().max(10),
});

export const ruling = z.strictObject({
  version,
  outcome: z.enum(["release", "refund", "split_amount", "split_percent"]),
  amount: z.string().max(30).optional(),
  percent: z.string().max(12).optional(),
  explanation: z.string().min(1).max(MAX_EXPLANATION),
});

export const rulingRefusals: RefusalCode[] = [
  "not_found",
  "not_allowed",
  "awaiting_answer",
  "dispute_closed",
  "stale",
  "ruling_exceeds_held",
  "percent_invalid",
  "explanation_missing",
  "amount_invalid",
  "amount_not_positive",
  "amount_too_precise",
  "amount_too_large",
];

export const schedule = z.strictObject({
  based_on: version,
  effective_from: z.iso.datetime().nullable().default(null),
  note: z.string().min(1).max(500),
  rates: z.array(draftRate).min(1).max(500),
});

export const scheduleRefusals: RefusalCode[] = [
  "not_allowed",
  "stale",
  "schedule_backdated",
  "rate_invalid",
  "unknown_category",
];

/** A schedule as the domain takes it. */
export function draftOf(sent: z.output<typeof schedule>) {
  return {
    basedOn: sent.based_on,
    effectiveFrom: sent.effective_from === null ? null : new Date(sent.effective_from),
    note: sent.note,
    rates: sent.rates.map(({ category_id: categoryId, ...rate }, row) => ({
      ...rate,
      categoryId,
      field: `rates.${row}`,
    })),
  };
}

/** Others are told that there is nothing. */
export function requireStaff(actor: UserActor): void {
  if (!isStaff(actor)) refuse("not_found");
}

export const STAFF_DESK: Operation[] = [
  defineRead({
    id: "staff.disputes.list",
    method: "GET",
    path: "/staff/disputes",
    summary: "Disputes by their deadline; closed ones newest first",
    scopes: STAFF,
    query: z.strictObject({ view: z.enum(QUEUE_VIEWS), cursor }),
    answer: page(
      z.object({
        id: id("dispute"),
        task_id: id("task"),
        title: z.string(),
        state: z.string(),
        reason: z.string(),
        contested: money,
        statements: count,
        at: moment,
        outcome: z.string().nullable(),
      }),
    ),
    refusals: ["not_found"],
    async run({ actor, query }) {
      requireStaff(actor);
      const { rows, next } = await disputeQueue({ view: query.view, after: query.cursor });
      return { items: rows, next };
    },
  }),
  defineRead({
    id: "staff.disputes.read",
    method: "GET",
    path: "/staff/disputes/{id}",
    summary: "Everything there is to rule by: the dispute and both sides' records",
    scopes: STAFF,
    params: disputeParams,
    answer: disputeShape.extend({
      brief: z.string(),
      buyer: partyRecord,
      freelancer: partyRecord,
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { dispute, order, buyer, freelancer } = await caseFile(actor, params.id);
      return { ...dispute, brief: order.brief, buyer, freelancer };
    },
  }),
  defineVerb({
    id: "staff.disputes.rule",
    command: "disputes.rule",
    method: "POST",
    path: "/staff/disputes/{id}/rule",
    summary: "Divide all that is held, and say why",
    scopes: STAFF,
    params: disputeParams,
    body: ruling,
    answer: z.object({ outcome: z.string() }),
    refusals: rulingRefusals,
    run({ actor, params, body: { version: seen, explanation, ...choice }, key }) {
      return rule(actor, { disputeId: params.id, version: seen, choice, explanation, key });
    },
  }),
  defineVerb({
    id: "staff.commission.publish",
    command: "commission.publish",
    method: "POST",
    path: "/staff/commission",
    summary: "Publish the next version of the commission schedule",
    scopes: STAFF,
    body: schedule,
    answer: z.object({ version: count }),
    status: 201,
    refusals: scheduleRefusals,
    run: ({ actor, body, key }) => publishSchedule(actor, { ...draftOf(body), key }),
  }),
  defineVerb({
    id: "staff.books.check",
    command: "books.check",
    method: "POST",
    path: "/staff/books/check",
    summary: "Prove the books now, and keep the result",
    scopes: STAFF,
    answer: verification,
    refusals: ["not_allowed"],
    run: ({ actor, key }) => checkBooks(actor, { key }),
  }),
  defineRead({
    id: "staff.books.read",
    method: "GET",
    path: "/staff/books",
    summary:
      "The newest proof somebody asked for, or null; and the newest of each coverage, whoever made it",
    scopes: STAFF,
    answer: z.object({
      newest: z.object({ verification, at: moment, by: z.string() }).nullable(),
      proofs: z.array(
        z.object({
          coverage: z.enum(["full", "new"]),
          at: moment,
          healthy: z.boolean(),
          verification,
        }),
      ),
    }),
    refusals: ["not_found"],
    async run({ actor }) {
      requireStaff(actor);
      const [newest, proofs] = await Promise.all([latestCheck(), newestProofs()]);
      return { newest, proofs };
    },
  }),
];
