/** Operations on the caller's notice preferences. */
import { z } from "zod";
import { MAIL_CHOICES } from "#app/domain/notifications/choices.ts";
import { choosePreferences } from "#app/domain/notifications/choose-preferences.ts";
import { readMinutes, TIME_OF_DAY, writeMinutes } from "#app/domain/notifications/minutes.ts";
import { GROUPS } from "#app/domain/notifications/notice-groups.ts";
import { preferencesPage } from "#app/domain/notifications/preferences.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id, model, moment } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const time = z
  .string()
  .regex(TIME_OF_DAY)
  .meta({ description: "A time of the day in the person's time zone.", examples: ["22:00"] });
const quietHours = z.strictObject({ from: time, until: time }).nullable();
const group = z.enum(GROUPS);
const mail = z.enum(MAIL_CHOICES);

export const NOTICE_PREFERENCES: Operation[] = [
  defineRead({
    id: "notifications.preferences",
    method: "GET",
    path: "/me/notifications",
    summary: "Read which notices you are told, where and when, and how many wait for a mail",
    scopes: ["read", "account"],
    answer: model("NoticePreferences", {
      groups: z.array(
        z.object({
          group,
          title: z.string(),
          page: z.boolean().describe("Whether such notices are new on the page."),
          mail,
          fixed: z
            .object({ page: z.boolean(), mail: z.boolean() })
            .describe("Channels that cannot be turned off."),
        }),
      ),
      quiet_hours: quietHours,
      daily_at: time,
      time_zone: z.string().nullable(),
      waiting: count.describe("Notices that wait for a later mail."),
      next_mail_at: moment.nullable(),
    }),
    refusals: [],
    async run({ actor }) {
      const { zone, quietFrom, quietUntil, dailyAt, ...page } = await preferencesPage(actor);
      const quiet = quietFrom === null || quietUntil === null ? null : [quietFrom, quietUntil];
      const [from, until] = (quiet ?? []).map(writeMinutes);
      return {
        ...page,
        timeZone: zone,
        dailyAt: writeMinutes(dailyAt),
        quietHours: from === undefined || until === undefined ? null : { from, until },
      };
    },
  }),
  defineVerb({
    id: "notifications.choose_preferences",
    command: "notifications.choose_preferences",
    method: "PUT",
    path: "/me/notifications",
    summary: "Choose which notices you are told, where and when; what you leave out stays as it is",
    scopes: ["account"],
    body: z.strictObject({
      groups: z
        .array(z.strictObject({ group, page: z.boolean().optional(), mail: mail.optional() }))
        .max(GROUPS.length)
        .optional(),
      quiet_hours: quietHours.optional(),
      daily_at: time.optional(),
    }),
    answer: z.object({ user_id: id("user") }),
    refusals: ["notices_fixed", "quiet_hours_empty"],
    run: ({ actor, body: { groups, quiet_hours: quiet, daily_at: daily }, key }) =>
      choosePreferences(actor, {
        ...(groups === undefined
          ? {}
          : { groups: Object.fromEntries(groups.map(({ group: one, ...rest }) => [one, rest])) }),
        ...(quiet === undefined
          ? {}
          : {
              quiet: quiet && { from: readMinutes(quiet.from), until: readMinutes(quiet.until) },
            }),
        ...(daily === undefined ? {} : { dailyAt: readMinutes(daily) }),
        key,
      }),
  }),
];
