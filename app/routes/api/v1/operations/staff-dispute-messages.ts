/** The operation of staff that reads what the parties of a dispute wrote to each other. */
import { z } from "zod";
import { disputeThread } from "#app/domain/messages/dispute-thread.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { id, model } from "#app/routes/api/v1/shapes.ts";
import { excerptLine } from "./excerpt-line.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const STAFF_DISPUTE_MESSAGES: Operation[] = [
  defineRead({
    id: "staff.disputes.messages",
    method: "GET",
    path: "/staff/disputes/{id}/messages",
    summary:
      "Read what the parties wrote about the order before the dispute, and apart from it since",
    scopes: STAFF,
    params: z.object({ id: id("dispute") }),
    query: z.strictObject({
      before: id("threadLine")
        .optional()
        .meta({ description: "`earlier` of the answer before: the hundred lines before those." }),
    }),
    answer: model("DisputeMessages", {
      evidence: z.array(excerptLine),
      earlier: id("threadLine").nullable(),
      since: z.array(excerptLine),
      more_since: z.boolean(),
    }),
    refusals: ["not_found"],
    run: ({ actor, params, query }) => disputeThread(actor, params.id, query.before ?? null),
  }),
];
