/** TABLE. What a decision of staff would do, before it is made: the same checks and sums, nothing written. */
import { z } from "zod";
import { schedulePreview } from "#app/domain/commission/preview-schedule.ts";
import { rulingPreview } from "#app/domain/disputes/preview-ruling.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { count, moment, money } from "#app/routes/api/v1/shapes.ts";
import {
  draftOf,
  disputeParams,
  requireStaff,
  ruling,
  rulingRefusals,
  schedule,
  scheduleRefusals,
} from "./staff-desk.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const STAFF = ["staff"] as const;

export const STAFF_PREVIEWS: Operation[] = [
  defineRead({
    id: "staff.disputes.preview",
    method: "POST",
    path: "/staff/disputes/{id}/preview",
    summary: "What a ruling would do: how the held amount is divided, and the transfers in order",
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
      requireStaff(actor);
      const asked = { disputeId: params.id, version: seen, choice, explanation };
      const { division, entries, currency } = await rulingPreview(actor, asked);
      return { ...division, transfers: entries, currency };
    },
  }),
  defineRead({
    id: "staff.commission.preview",
    method: "POST",
    path: "/staff/commission/preview",
    summary: "What publishing a schedule would change, for every published gig",
    scopes: STAFF,
    body: schedule,
    answer: z.object({
      version: count,
      effective_from: moment.nullable(),
      changes: z.array(
        z.object({ from_bps: count, to_bps: count, gigs: count, freelancers: count }),
      ),
      unchanged_gigs: count,
      running_tasks: count,
    }),
    refusals: scheduleRefusals,
    run: ({ actor, body }) => schedulePreview(actor, draftOf(body)),
  }),
];
