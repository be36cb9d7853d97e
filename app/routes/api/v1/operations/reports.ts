/** The operation that reports a message. */
import { z } from "zod";
import { MAX_REPORT_NOTE, reportLine } from "#app/domain/messages/reports/report-line.ts";
import { REPORT_REASON_CODES } from "#app/domain/messages/reports/report-reasons.ts";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { defineVerb } from "#app/routes/api/v1/operation.ts";
import { id } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const REPORTS: Operation[] = [
  defineVerb({
    id: "messages.report",
    command: "messages.report",
    method: "POST",
    path: "/reports",
    summary: "Report a message to staff, who read it with the messages around it",
    scopes: ["orders", "selling"],
    body: z.strictObject({
      message_id: id("threadLine"),
      reason: z.enum(REPORT_REASON_CODES),
      note: writtenText({ max: MAX_REPORT_NOTE, lines: "many" }).default(""),
    }),
    answer: z.object({ report_id: id("messageReport") }),
    refusals: ["not_found", "own_account", "transition_refused", "too_many_attempts"],
    run: ({ actor, body: { message_id: lineId, ...body }, key }) =>
      reportLine(actor, { ...body, lineId, key }),
  }),
];
