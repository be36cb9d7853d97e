/** Operations of staff that invite many freelancers of imports at once. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import {
  invitationList,
  invitationReport,
  recentInvitations,
} from "#app/domain/people/invitations/invitation-pages.ts";
import {
  confirmInvitations,
  prepareInvitations,
} from "#app/domain/people/invitations/prepare-invitations.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, extended, id, model, moment } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const params = z.object({ id: id("invitationList") });
const prepared = z.object({ list_id: id("invitationList") });
const row = z.object({ line: count, handle: z.string(), email: z.string(), fate: z.string() });
const listed = model("InvitationListSummary", {
  id: id("invitationList"),
  title: z.string(),
  state: z.enum(["previewed", "sending", "sent"]),
  ready: count,
  sent: count,
  left_out: count,
  created_at: moment,
  finished_at: moment.nullable(),
});

export const STAFF_INVITATIONS: Operation[] = [
  defineRead({
    id: "staff.invitations.list",
    method: "GET",
    path: "/staff/invitations",
    summary: "List the latest lists of invitations",
    scopes: STAFF,
    answer: z.object({ items: z.array(listed) }),
    refusals: ["not_found"],
    run: async ({ actor }) => ({ items: await recentInvitations(actor) }),
  }),
  defineVerb({
    id: "staff.invitations.prepare",
    command: "people.prepare_invitations",
    method: "POST",
    path: "/staff/invitations",
    summary:
      "Prepare invitations from lines of handle and e-mail, or from an import; nothing is sent yet",
    scopes: STAFF,
    body: z.strictObject({
      title: sentText({ max: 200, min: 1, lines: "one" }).optional(),
      content: z.string().min(1).max(2_000_000).optional(),
      import_id: id("import").optional(),
    }),
    answer: prepared,
    status: 201,
    refusals: ["not_found", "invalid_input", "empty_list"],
    async run({ actor, body: { title = "List", content, import_id: importId }, key }) {
      if (importId !== undefined) return prepareInvitations(actor, { importId, key });
      if (content === undefined)
        refuse("invalid_input", { field: "content", sentence: "Give `content` or `import_id`." });
      return prepareInvitations(actor, { text: content, title, key });
    },
  }),
  defineRead({
    id: "staff.invitations.read",
    method: "GET",
    path: "/staff/invitations/{id}",
    summary: "Read one list: who gets a mail, who does not and why, and how far sending is",
    scopes: STAFF,
    params,
    answer: extended("InvitationList", listed, {
      reasons: z.array(z.object({ sentence: z.string(), lines: count })),
      invited: z.array(row),
      first_left_out: z.array(row),
    }),
    refusals: ["not_found"],
    async run({ actor, params: { id: listId } }) {
      const { list, reasons, invited, leftOut } = await invitationList(actor, listId);
      return { ...list, reasons, invited, firstLeftOut: leftOut };
    },
  }),
  defineVerb({
    id: "staff.invitations.confirm",
    command: "people.confirm_invitations",
    method: "POST",
    path: "/staff/invitations/{id}/confirm",
    summary: "Send the invitations of a prepared list",
    scopes: STAFF,
    params,
    answer: prepared,
    refusals: ["not_found", "transition_refused", "empty_list"],
    run: ({ actor, params: { id: listId }, key }) => confirmInvitations(actor, { listId, key }),
  }),
  defineRead({
    id: "staff.invitations.report",
    method: "GET",
    path: "/staff/invitations/{id}/report",
    summary: "Download every line of a list and what became of it, as CSV",
    scopes: STAFF,
    params,
    refusals: ["not_found"],
    run: async ({ actor, params: { id: listId } }) =>
      new Response(await invitationReport(actor, listId), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="invitations.csv"',
        },
      }),
  }),
];
