/** Operations of the two parties of a dispute. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { concede } from "#app/domain/disputes/concede.ts";
import { DISPUTE_STATES } from "#app/domain/disputes/dispute-lifecycle.ts";
import { disputePage } from "#app/domain/disputes/dispute-page.ts";
import { DISPUTE_REASONS } from "#app/domain/disputes/dispute-reasons.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { MAX_STATEMENT } from "#app/domain/disputes/statement-body.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, file, id, model, moment, money, version } from "#app/routes/api/v1/shapes.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { fileRefusals } from "./delivering.ts";
import { taskParams, taskRefusals } from "./task-verbs.ts";
import type { DisputeReason } from "#app/domain/disputes/dispute-reasons.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const PARTIES = ["orders", "selling"] as const;
const statement = sentText({ max: MAX_STATEMENT, min: 1, lines: "many" });
const disputeParams = z.object({ id: id("dispute") });
const reason = z.enum(Object.keys(DISPUTE_REASONS) as [DisputeReason, ...DisputeReason[]]);

export const disputeShape = model("Dispute", {
  id: id("dispute"),
  task_id: id("task"),
  order_id: id("order"),
  title: z.string(),
  state: z.enum(DISPUTE_STATES),
  version: count,
  party: z.string(),
  opened_by: z.string(),
  reason: z.string(),
  contested: money,
  held: money,
  opened_at: moment,
  answer_due_at: moment,
  ruling_due_at: moment.nullable(),
  closed_at: moment.nullable(),
  outcome: z.string().nullable(),
  statements: z.array(
    z.object({
      id: id("statement"),
      side: z.string(),
      body: z.string(),
      at: moment,
      files: z.array(file),
    }),
  ),
  ruling: z
    .object({ release: money, refund: money, explanation: z.string(), at: moment })
    .nullable(),
});

export const DISPUTES: Operation[] = [
  defineRead({
    id: "disputes.read",
    method: "GET",
    path: "/disputes/{id}",
    summary: "Read one of your disputes: the amount, the statements, the ruling",
    scopes: ["read"],
    params: disputeParams,
    answer: disputeShape,
    refusals: ["not_found"],
    run: ({ actor, params }) => disputePage(actor, params.id),
  }),
  defineVerb({
    id: "disputes.open",
    command: "disputes.open",
    method: "POST",
    path: "/tasks/{id}/dispute",
    summary: "Open a dispute: the money that is held stays frozen until the dispute ends",
    scopes: PARTIES,
    params: taskParams,
    body: z.strictObject({ version: version.optional(), reason, statement }),
    answer: z.object({ dispute_id: id("dispute") }),
    status: 201,
    files: true,
    refusals: [...taskRefusals, ...fileRefusals, "dispute_already_open"],
    run: ({ actor, params, body, files, key }) =>
      withUploads({ by: actor, files }, (uploads) =>
        openDispute(actor, { ...body, taskId: params.id, files: uploads, key }),
      ),
  }),
  defineVerb({
    id: "disputes.respond",
    command: "disputes.respond",
    method: "POST",
    path: "/disputes/{id}/statements",
    summary: "Add a statement; when both sides have made one, staff decide",
    scopes: [...PARTIES, "staff"],
    params: disputeParams,
    body: z.strictObject({ statement }),
    answer: z.object({ statement_id: id("statement"), review: z.boolean() }),
    status: 201,
    files: true,
    refusals: ["not_found", "not_allowed", "dispute_closed", ...fileRefusals],
    run: ({ actor, params, body, files, key }) =>
      withUploads({ by: actor, files }, (uploads) =>
        respond(actor, { disputeId: params.id, ...body, files: uploads, key }),
      ),
  }),
  defineVerb({
    id: "disputes.concede",
    command: "disputes.concede",
    method: "POST",
    path: "/disputes/{id}/concede",
    summary: "Give in: all the money that is held goes to the other side and the dispute ends",
    scopes: PARTIES,
    params: disputeParams,
    body: z.strictObject({ version: version.optional() }),
    answer: z.object({ outcome: z.string() }),
    refusals: ["not_found", "not_allowed", "dispute_closed", "stale"],
    run: ({ actor, params, body, key }) => concede(actor, { disputeId: params.id, ...body, key }),
  }),
];
