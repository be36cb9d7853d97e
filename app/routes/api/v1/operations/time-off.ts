/** Operations on the caller's own time off: days on which their gigs take no orders. */
import { z } from "zod";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { TIME_OFF_LIMITS } from "#app/domain/people/time-off/days-off.ts";
import { endTimeOff, setTimeOff } from "#app/domain/people/time-off/set-time-off.ts";
import { ownTimeOff } from "#app/domain/people/time-off/time-off.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, model, moment } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const timeOff = model("TimeOff", {
  starts_at: moment,
  ends_at: moment.meta({ description: "The first moment after it." }),
  note: z.string(),
});

export const TIME_OFF: Operation[] = [
  defineRead({
    id: "me.time_off",
    method: "GET",
    path: "/me/time-off",
    summary: "Read your time off: the one that lasts or lies ahead",
    scopes: ["read", "account"],
    answer: z.object({ time_off: timeOff.nullable() }),
    refusals: [],
    run: async ({ actor }) => ({ timeOff: (await ownTimeOff(actor)).timeOff }),
  }),
  defineVerb({
    id: "me.set_time_off",
    command: "people.set_time_off",
    method: "PUT",
    path: "/me/time-off",
    summary:
      "Set your time off: your gigs take no orders meanwhile. It takes the place of one that was set before",
    scopes: ["account"],
    body: z.strictObject({
      from: z.iso.date().nullable().default(null).meta({
        description: "The first day, in your time zone; null: from now on.",
      }),
      until: z.iso.date().meta({ description: "The last day." }),
      note: sentText({ max: TIME_OFF_LIMITS.note, lines: "one" }).default(""),
    }),
    answer: timeOff,
    refusals: [],
    run: ({ actor, body, key }) => setTimeOff(actor, { ...body, key }),
  }),
  defineVerb({
    id: "me.end_time_off",
    command: "people.end_time_off",
    method: "DELETE",
    path: "/me/time-off",
    summary: "End your time off now, or call off one that lies ahead",
    scopes: ["account"],
    answer: z.object({ user_id: id("user") }),
    refusals: ["no_time_off"],
    run: ({ actor, key }) => endTimeOff(actor, { key }),
  }),
];
