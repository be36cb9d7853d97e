/** Operations on the caller's own profile and notices. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { sendVerification } from "#app/domain/people/addresses/send-verification.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { markAllRead, markRead } from "#app/domain/notifications/notices-page.ts";
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
      email_state: z
        .enum(["unverified", "from_before", "verified"])
        .describe(
          "Whether the e-mail address is verified. Publishing, deposits, withdrawals and a new payout account need `verified`; `from_before` is an account of an earlier release that was not asked yet.",
        ),
    }),
    refusals: [],
    run: async ({ actor }) => ({ ...(await ownProfile(actor)), id: actor.id, role: actor.role }),
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
    run: ({ actor, body, key }) => changeProfile(actor, { ...body, key }),
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
