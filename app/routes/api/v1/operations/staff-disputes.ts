/** Operations of staff on disputes: the list, the case, the preview of a ruling, the ruling. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { caseFile } from "#app/domain/disputes/case-file.ts";
import { disputeQueue, QUEUE_VIEWS } from "#app/domain/disputes/dispute-queue.ts";
import { rulingPreview } from "#app/domain/disputes/preview-ruling.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { MAX_EXPLANATION } from "#app/domain/disputes/statement-body.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import {
  count,
  cursor,
  extended,
  id,
  model,
  moment,
  money,
  page,
  version,
} from "#app/routes/api/v1/shapes.ts";
import { disputeShape } from "./disputes.ts";

const disputeParams = z.object({ id: id("dispute") });

const partyRecord = z.object({
  handle: z.string(),
  since: moment,
  tasks_released: count,
  tasks_refunded: count,
  disputes: count,
  disputes_lost: count,
});

export const ruling = z.strictObject({
  version,
  outcome: z.enum(["release", "refund", "split_amount", "split_percent"]),
  amount: z.string().max(30).optional(),
  percent: z.string().max(12).optional(),
  explanation: sentText({
    max: MAX_EXPLANATION,
    min: 1,
    lines: "many",
    emptyRefusedLater: true,
  }),
});

const rulingRefusals: RefusalCode[] = [
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

export const STAFF_DISPUTES: Operation[] = [
  defineRead({
    id: "staff.disputes.list",
    method: "GET",
    path: "/staff/disputes",
    summary: "List disputes by their deadline; closed ones newest first",
    scopes: STAFF,
    query: z.strictObject({ view: z.enum(QUEUE_VIEWS), cursor }),
    answer: page(
      model("DisputeSummary", {
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
    async run({ query }) {
      const { rows, next } = await disputeQueue({ view: query.view, after: query.cursor });
      return { items: rows, next };
    },
  }),
  defineRead({
    id: "staff.disputes.read",
    method: "GET",
    path: "/staff/disputes/{id}",
    summary: "Read a dispute with the records of both sides, before ruling",
    scopes: STAFF,
    params: disputeParams,
    answer: extended("DisputeCase", disputeShape, {
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
  defineRead({
    id: "staff.disputes.preview",
    method: "POST",
    path: "/staff/disputes/{id}/preview",
    summary: "Preview a ruling: how the held amount is divided, and the transfers in order",
    scopes: STAFF,
    params: disputeParams,
    body: ruling,
    answer: z.object({
      release: money,
      refund: money,
      transfers: z.array(
        z.object({ kind: z.string(), from: z.string(), to: z.string(), amount: money }),
      ),
    }),
    refusals: rulingRefusals,
    async run({ actor, params, body: { version: seen, explanation, ...choice } }) {
      const asked = { disputeId: params.id, version: seen, choice, explanation };
      const { division, entries, currency } = await rulingPreview(actor, asked);
      return { ...division, transfers: entries, currency };
    },
  }),
  defineVerb({
    id: "staff.disputes.rule",
    command: "disputes.rule",
    method: "POST",
    path: "/staff/disputes/{id}/rule",
    summary: "Rule: divide the held amount and explain why",
    scopes: STAFF,
    params: disputeParams,
    body: ruling,
    answer: z.object({ outcome: z.string() }),
    refusals: rulingRefusals,
    run({ actor, params, body: { version: seen, explanation, ...choice }, key }) {
      return rule(actor, { disputeId: params.id, version: seen, choice, explanation, key });
    },
  }),
];
