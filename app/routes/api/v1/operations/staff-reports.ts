/** Operations of staff on reported messages: the list, one report with its part of the conversation, the decision. */
import { z } from "zod";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import {
  MAX_DECISION_REASON,
  REPORT_DECISIONS,
} from "#app/domain/messages/reports/report-decisions.ts";
import { reportFile } from "#app/domain/messages/reports/report-file.ts";
import { REPORT_VIEWS, reportQueue } from "#app/domain/messages/reports/report-queue.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, cursor, id, model, moment, page, person } from "#app/routes/api/v1/shapes.ts";
import { excerptLine } from "./excerpt-line.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const decision = z.enum(REPORT_DECISIONS);
const params = z.object({ id: id("messageReport") });

export const STAFF_REPORTS: Operation[] = [
  defineRead({
    id: "staff.reports.list",
    method: "GET",
    path: "/staff/reports",
    summary: "List reported messages: those that wait, the oldest first; decided ones newest first",
    scopes: STAFF,
    query: z.strictObject({ view: z.enum(REPORT_VIEWS), cursor }),
    answer: page(
      model("ReportSummary", {
        id: id("messageReport"),
        reason: z.string(),
        at: moment,
        reporter: person,
        author: person,
        decision: decision.nullable(),
        decided_at: moment.nullable(),
      }),
    ),
    refusals: [],
    async run({ actor, query }) {
      const { rows, next } = await reportQueue(actor, { view: query.view, after: query.cursor });
      return { items: rows, next };
    },
  }),
  defineRead({
    id: "staff.reports.read",
    method: "GET",
    path: "/staff/reports/{id}",
    summary: "Read a reported message with those around it; the reading is recorded",
    scopes: STAFF,
    params,
    answer: model("Report", {
      id: id("messageReport"),
      line_id: id("threadLine"),
      reason: z.string(),
      note: z.string(),
      at: moment,
      reporter: person,
      author: person,
      upheld_before: count,
      decision: decision.nullable(),
      explanation: z.string().nullable(),
      decided_by: z.string().nullable(),
      decided_at: moment.nullable(),
      lines: z.array(excerptLine),
    }),
    refusals: ["not_found"],
    run: ({ actor, params: { id: reportId } }) => reportFile(actor, reportId),
  }),
  defineVerb({
    id: "staff.reports.decide",
    command: "messages.decide_report",
    method: "POST",
    path: "/staff/reports/{id}/decide",
    summary: "Decide on a reported message; both people read the reason",
    scopes: STAFF,
    params,
    body: z.strictObject({
      decision,
      explanation: writtenText({ max: MAX_DECISION_REASON, min: 3, lines: "many" }),
    }),
    answer: z.object({ report_id: id("messageReport"), decision }),
    refusals: ["not_found", "own_account", "transition_refused"],
    run: ({ actor, params: { id: reportId }, body, key }) =>
      decideReport(actor, { reportId, ...body, key }),
  }),
];
