/** Operations on the caller's own profile and notices. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { sendVerification } from "#app/domain/people/addresses/send-verification.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { ownFactors } from "#app/domain/security/ways.ts";
import { markAllRead, markRead } from "#app/domain/notifications/notices-page.ts";
import { SKILLS } from "#app/domain/people/profile/skills.ts";
import { SPOKEN } from "#app/domain/people/profile/spoken-languages.ts";
import { timeZoneField } from "#app/domain/people/profile/time-zone-field.ts";
import { picture, pictureLinks } from "#app/routes/api/v1/picture-links.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id, model } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const ACCOUNT: Operation[] = [
  defineRead({
    id: "me.read",
    method: "GET",
    path: "/me",
    summary: "Read the profile of the person the token belongs to",
    scopes: ["read", "account"],
    answer: model("Profile", {
      id: id("user"),
      role: z.enum(["member", "staff"]),
      handle: z.string(),
      name: z.string(),
      headline: z.string(),
      bio: z.string(),
      languages: SPOKEN,
      skills: z.array(z.string()),
      time_zone: z.string().nullable().meta({
        description: "IANA name. Pages and mails show times in it; the API always answers in UTC.",
      }),
      picture,
      second_factor: z
        .strictObject({
          authenticator_app: z.boolean(),
          passkeys: count,
          recovery_codes_left: count,
        })
        .meta({ description: "What a sign-in asks for beside the password. Set up at a page." }),
      email_state: z
        .enum(["unverified", "from_before", "verified"])
        .describe(
          "Whether the e-mail address is verified. Publishing, deposits, withdrawals and a new payout account need `verified`; `from_before` is an account of an earlier release that was not asked yet.",
        ),
    }),
    refusals: [],
    async run({ actor }) {
      const own = await ownProfile(actor);
      const { totp, passkeys, codes } = await ownFactors(actor);
      const secondFactor = { authenticatorApp: totp, passkeys, recoveryCodesLeft: codes };
      const picture = pictureLinks(own.picture);
      return { ...own, id: actor.id, role: actor.role, picture, secondFactor };
    },
  }),
  defineVerb({
    id: "me.change",
    command: "people.change_profile",
    method: "PUT",
    path: "/me",
    summary: "Change your profile",
    scopes: ["account"],
    body: z.strictObject({
      handle: z.string().min(1).max(30),
      name: sentText({ max: 80, min: 1, lines: "one" }),
      headline: sentText({ max: 120, lines: "one" }),
      bio: sentText({ max: 2000, lines: "many" }),
      languages: SPOKEN.optional(),
      skills: SKILLS.optional(),
      time_zone: timeZoneField
        .nullable()
        .optional()
        .meta({ description: "IANA name such as Europe/Paris; null for UTC." }),
    }),
    answer: z.object({ user_id: id("user") }),
    refusals: [
      "handle_taken",
      "handle_reserved",
      "handle_kept",
      "too_many_handles",
      "name_reserved",
      "name_mixed_scripts",
    ],
    run: ({ actor, body: { time_zone: timeZone, ...body }, key }) =>
      changeProfile(actor, { ...body, timeZone, key }),
  }),
  defineVerb({
    id: "me.send_verification",
    command: "people.send_verification",
    method: "POST",
    path: "/me/verification",
    summary: "Mail the link that verifies the account's e-mail address; a person has to open it",
    scopes: ["account"],
    answer: z.object({ user_id: id("user") }),
    refusals: ["email_verified_already", "too_many_attempts"],
    run: ({ actor, key }) => sendVerification(actor, { key }),
  }),
  defineRead({
    id: "notices.mark_read",
    method: "POST",
    path: "/notices/{id}/read",
    summary: "Mark a notice as read; repeating it changes nothing",
    scopes: ["account"],
    params: z.object({ id: id("notice") }),
    answer: z.object({ marked: count }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      await markRead(actor, params.id);
      return { marked: 1 };
    },
  }),
  defineRead({
    id: "notices.mark_all_read",
    method: "POST",
    path: "/notices/read",
    summary: "Mark everything up to a notice as read",
    scopes: ["account"],
    body: z.strictObject({ newest_id: id("notice") }),
    answer: z.object({ marked: count }),
    refusals: [],
    run: async ({ actor, body }) => ({ marked: await markAllRead(actor, body.newest_id) }),
  }),
];
