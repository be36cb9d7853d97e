/** Operations on how an account is guarded: one's own, and that of a person for staff. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { securityEvents } from "#app/domain/notifications/security-events.ts";
import { liftFreeze } from "#app/domain/payouts/lift-freeze.ts";
import { securityFile } from "#app/domain/payouts/security-file.ts";
import { startRecovery } from "#app/domain/security/recovery/start-recovery.ts";
import { securityPage } from "#app/domain/security/security-page.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id, model, moment } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const rest = model("PayoutRest", {
  until: moment.nullable(),
  reason: z.string(),
});
const freeze = model("PayoutFreeze", { since: moment, recovered: z.boolean() });
const recovery = model("OpenRecovery", {
  state: z.enum(["waiting", "ready"]),
  begun_at: moment,
  due_at: moment,
});
const standing = {
  rest: rest.nullable(),
  freeze: freeze.nullable(),
  recovery: recovery.nullable(),
};

const aboutPerson = {
  method: "POST" as const,
  scopes: STAFF,
  params: z.object({ id: id("user") }),
  body: z.strictObject({ reason: sentText({ max: 500, min: 3, lines: "many" }) }),
  refusals: ["not_found", "own_account", "transition_refused"] as const,
};

export const ACCOUNT_SECURITY: Operation[] = [
  defineRead({
    id: "me.security",
    method: "GET",
    path: "/me/security",
    summary:
      "Read how the account is guarded: ways to sign in, rests of payouts, and the security events of the last 90 days",
    scopes: ["account"],
    answer: model("AccountSecurity", {
      ...standing,
      ways: z.object({ password: z.boolean(), totp: z.boolean(), codes: count, passkeys: count }),
      events: z.array(z.object({ title: z.string(), place: z.string().nullable(), at: moment })),
    }),
    refusals: [],
    run: async ({ actor }) => ({
      ...(await securityPage(actor)),
      events: await securityEvents(actor),
    }),
  }),
  defineRead({
    id: "staff.people.security",
    method: "GET",
    path: "/staff/people/{id}/security",
    summary: "Read whether a person's payouts rest or are frozen, and what staff did about it",
    scopes: STAFF,
    params: aboutPerson.params,
    answer: model("PersonSecurity", {
      ...standing,
      decisions: z.array(
        z.object({ what: z.string(), at: moment, by: z.string().nullable(), reason: z.string() }),
      ),
    }),
    refusals: ["not_found"],
    run: ({ actor, params }) => securityFile(actor, params.id),
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.start_recovery",
    command: "security.start_recovery",
    path: "/staff/people/{id}/recovery",
    summary: "Mail a link to a new password to the person's own address; nobody else sees it",
    answer: z.object({ user_id: id("user"), reason: z.string() }),
    run: ({ actor, params, body, key }) =>
      startRecovery(actor, { userId: params.id, ...body, key }),
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.lift_freeze",
    command: "payouts.lift_freeze",
    path: "/staff/people/{id}/freeze/lift",
    summary: "Release the frozen payouts of a person; a rest that still runs goes on to its end",
    answer: z.object({ user_id: id("user"), rests_until: z.string().nullable() }),
    run: ({ actor, params, body, key }) => liftFreeze(actor, { userId: params.id, ...body, key }),
  }),
];
