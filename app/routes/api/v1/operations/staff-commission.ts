/** Operations on the commission schedule: preview the next version, publish it. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { schedulePreview } from "#app/domain/commission/preview-schedule.ts";
import { publishSchedule } from "#app/domain/commission/publish-schedule.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { count, moment, version } from "#app/routes/api/v1/shapes.ts";

const draftRate = z.strictObject({
  category_id: z.string().max(250).nullable().default(null),
  handle: z.string().max(30).nullable().default(null),
  percent: z.string().max(10),
});

const schedule = z.strictObject({
  based_on: version,
  effective_from: z.iso.datetime().nullable().default(null),
  note: sentText({ max: 500, min: 1, lines: "many" }),
  rates: z.array(draftRate).min(1).max(500),
});

const scheduleRefusals: RefusalCode[] = [
  "not_allowed",
  "stale",
  "schedule_backdated",
  "rate_invalid",
  "unknown_category",
];

/** The schedule as the domain's input. */
function draftOf(sent: z.output<typeof schedule>) {
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

export const STAFF_COMMISSION: Operation[] = [
  defineRead({
    id: "staff.commission.preview",
    method: "POST",
    path: "/staff/commission/preview",
    summary: "Preview what publishing a schedule would change for published gigs",
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
];
