/** Operations of staff that decide about people and their gigs. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { blockGig, unblockGig } from "#app/domain/catalog/move-gig.ts";
import { GIG_STATES } from "#app/domain/catalog/gig-lifecycle.ts";
import { TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import { readsOf } from "#app/domain/oversight/reads-of.ts";
import { STAFF_READS } from "#app/domain/oversight/staff-read-kinds.ts";
import type { StaffRead } from "#app/domain/oversight/staff-read-kinds.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { personFile, searchPeople } from "#app/domain/people/people.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { env } from "#app/env.server.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import {
  count,
  cursor,
  extended,
  id,
  model,
  moment,
  page,
  version,
} from "#app/routes/api/v1/shapes.ts";
import { takeDownPictureOf } from "#app/routes/catalog/pictures/change-pictures.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const role = z.enum(["member", "staff"]);
const duty = z.enum(DUTIES);
const userParams = z.object({ id: id("user") });
const gigParams = z.object({ id: id("gig") });
const reasonField = { reason: sentText({ max: 500, min: 3, lines: "many" }) };
const listed = model("PersonSummary", {
  id: id("user"),
  name: z.string(),
  handle: z.string(),
  email: z.string().nullable(),
  role,
  duties: z.array(duty),
  state: z.string(),
  created_at: moment,
});
const decision = model("PersonDecision", {
  user_id: id("user"),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
});
const movedGig = z.object({ id: id("gig"), state: z.enum(GIG_STATES) });

const aboutPerson = {
  method: "POST" as const,
  scopes: STAFF,
  params: userParams,
  answer: decision,
  refusals: ["not_found", "own_account", "last_staff", "transition_refused"] as const,
};

export const STAFF_PEOPLE: Operation[] = [
  defineRead({
    id: "staff.people.list",
    method: "GET",
    path: "/staff/people",
    summary: "Search people by name, handle or e-mail",
    scopes: STAFF,
    query: z.strictObject({
      q: sentText({ max: 200, lines: "one" }).optional(),
      cursor: id("user").optional(),
    }),
    answer: page(listed),
    refusals: ["not_found"],
    async run({ actor, query }) {
      const { people, next } = await searchPeople(actor, {
        text: query.q ?? "",
        before: query.cursor,
      });
      return { items: people, next };
    },
  }),
  defineRead({
    id: "staff.people.read",
    method: "GET",
    path: "/staff/people/{id}",
    summary: "Read one person with every decision about them",
    scopes: STAFF,
    params: userParams,
    answer: extended("PersonFile", listed, {
      seen_at: moment.nullable(),
      open_sessions: count,
      former_handles: z.array(z.string()),
      decisions: z.array(
        z.object({
          what: z.string(),
          at: moment,
          by: z.string().nullable(),
          from: z.string(),
          to: z.string(),
          reason: z.string(),
          duties: z.array(duty).nullable(),
        }),
      ),
    }),
    refusals: ["not_found"],
    run: ({ actor, params }) => personFile(actor, params.id),
  }),
  defineRead({
    id: "staff.people.reads",
    method: "GET",
    path: "/staff/people/{id}/reads",
    summary: "List which members of staff read about a person, newest first",
    scopes: STAFF,
    params: userParams,
    query: z.strictObject({ cursor }),
    answer: page(
      z.object({
        at: moment,
        by: z.string(),
        handle: z.string(),
        what: z.enum(Object.keys(STAFF_READS) as [StaffRead, ...StaffRead[]]),
        subject_id: z.string().nullable(),
      }),
    ),
    refusals: ["not_found"],
    async run({ actor, params, query }) {
      const { reads, next } = await readsOf(actor, params.id, query.cursor);
      return { items: reads, next };
    },
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.set_role",
    command: "people.set_role",
    path: "/staff/people/{id}/role",
    summary:
      "Make a person a member of staff, change their duties, or make them a plain member again. Staff without `duties` get `support` only",
    refusals: [...aboutPerson.refusals, "duties_missing"],
    body: z.strictObject({
      role,
      duties: z.array(duty).max(DUTIES.length).optional(),
      ...reasonField,
    }),
    run: ({ actor, params, body, key }) => setRole(actor, { userId: params.id, ...body, key }),
  }),
  defineVerb({
    id: "staff.people.invite",
    command: "people.invite",
    method: "POST",
    path: "/staff/people/{id}/invitation",
    summary:
      "Invite a freelancer of an import by mail, or make a link to pass on where no address is known",
    scopes: STAFF,
    params: userParams,
    body: z.strictObject({ email: z.email().max(254).optional() }),
    answer: z.object({
      link: z.string().nullable().meta({ description: "Null when the invitation was mailed." }),
      until: z.string(),
      email: z.string().nullable(),
    }),
    refusals: [
      "not_found",
      "transition_refused",
      "invitation_has_address",
      "invitation_limit",
      "address_declined",
      "address_held",
    ],
    async run({ actor, params, body, key }) {
      const { answer, replayed } = await invite(actor, {
        key,
        userId: params.id,
        email: body.email,
      });
      const { userId, until, mailed = false } = answer;
      const email = mailed ? (body.email ?? null) : null;
      const link = email === null ? env.publicOrigin + invitationPath(userId, until) : null;
      return { answer: { link, until, email }, replayed };
    },
  }),
  defineVerb({
    id: "staff.gigs.block",
    command: "catalog.block_gig",
    method: "POST",
    path: "/staff/gigs/{id}/block",
    summary: "Take a gig off the market; the freelancer reads the reason",
    scopes: STAFF,
    params: gigParams,
    body: z.strictObject({ version, reason: sentText({ max: 1000, min: 1, lines: "many" }) }),
    answer: movedGig,
    refusals: ["not_found", "stale", "transition_refused"],
    run: ({ actor, params, body, key }) => blockGig(actor, { key, id: params.id, ...body }),
  }),
  defineVerb({
    id: "staff.gigs.unblock",
    command: "catalog.unblock_gig",
    method: "POST",
    path: "/staff/gigs/{id}/unblock",
    summary: "Lift a block; the gig is paused afterwards",
    scopes: STAFF,
    params: gigParams,
    body: z.strictObject({ version }),
    answer: movedGig,
    refusals: ["not_found", "stale", "transition_refused"],
    run: ({ actor, params, body, key }) => unblockGig(actor, { key, id: params.id, ...body }),
  }),
  defineVerb({
    id: "staff.gigs.remove_picture",
    command: "catalog.take_down_picture",
    method: "POST",
    path: "/staff/gigs/{id}/pictures/{picture_id}/remove",
    summary: "Remove a picture of a gig with all of its sizes; the freelancer reads the reason",
    scopes: STAFF,
    params: gigParams.extend({ picture_id: id("shownPicture") }),
    body: z.strictObject({
      reason: sentText(TAKE_DOWN_REASON),
    }),
    answer: z.object({ picture_id: id("shownPicture") }),
    refusals: ["not_found", "own_account"],
    run: ({ actor, params, body, key }) =>
      takeDownPictureOf(actor, { key, gigId: params.id, pictureId: params.picture_id, ...body }),
  }),
];
