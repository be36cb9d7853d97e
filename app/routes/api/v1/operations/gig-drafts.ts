/** Operations on the draft of a gig: text that buyers do not see until it is published. */
import { z } from "zod";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { readTyped } from "#app/domain/catalog/draft/read-typed.ts";
import { discardDraft, publishDraft } from "#app/domain/catalog/draft/publish-draft.ts";
import { saveDraft } from "#app/domain/catalog/draft/save-draft.ts";
import { typedGig } from "#app/domain/catalog/draft/typed-gig.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id, moment } from "#app/routes/api/v1/shapes.ts";
import { content, contentOf } from "./gig-content.ts";
import { gigParams, state } from "./gigs.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const number = z.int().min(0).max(2_000_000_000);
const versions = {
  version: number.meta({ description: "The gig's version; 0 while it is not complete yet." }),
  draft_version: number.meta({
    description: "The `draft_version` of your last answer; 0 if the gig never had a draft.",
  }),
};
const seen = z.strictObject(versions);
const saved = z.object({ id: id("gig"), version: count, draft_version: count });

const sentence = z.object({ field: z.string(), sentence: z.string() });

const draft = saved.extend({
  state,
  unpublished: z.boolean(),
  saved_at: moment.nullable(),
  changes: z.array(
    z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() }),
  ),
  needed: z
    .array(sentence)
    .meta({ description: "Fields to fill in or correct before publishing." }),
});

/** The versions as commands take them. */
function seenBy({ version: gig, draft_version }: z.output<typeof seen>) {
  return { version: gig, draftVersion: draft_version };
}

export const GIG_DRAFTS: Operation[] = [
  defineRead({
    id: "my_gigs.read_draft",
    method: "GET",
    path: "/my/gigs/{id}/draft",
    summary:
      "Read the saved changes of a gig that are not published yet, field by field, and what is needed to publish it",
    scopes: ["read", "selling"],
    params: gigParams,
    answer: draft,
    refusals: ["not_found"],
    async run({ actor, params }) {
      const gig = await draftToEdit(actor, params.id);
      const { wrong, missing } = readTyped(gig.typed, gig.kind);
      const needed = Object.entries({ ...wrong, ...missing });
      return { ...gig, needed: needed.map(([field, told]) => ({ field, sentence: told })) };
    },
  }),
  defineVerb({
    id: "my_gigs.save_draft",
    command: "catalog.save_draft",
    method: "PUT",
    path: "/my/gigs/{id}/draft",
    summary: "Save changes of a gig that buyers do not see until you publish them",
    scopes: ["selling"],
    params: gigParams,
    body: content.extend(versions),
    answer: saved,
    refusals: ["not_found", "stale"],
    run({ actor, params, body: { version: gig, draft_version, ...sent }, key }) {
      const written = contentOf(sent);
      const { kind } = written.offer;
      const of = { key, id: params.id, version: gig, draftVersion: draft_version };
      return saveDraft(actor, { ...of, kind, typed: typedGig(written) });
    },
  }),
  defineVerb({
    id: "my_gigs.publish_draft",
    command: "catalog.publish_draft",
    method: "POST",
    path: "/my/gigs/{id}/draft/publish",
    summary: "Publish the saved changes of a gig, all at once; a paused gig stays paused",
    scopes: ["selling"],
    params: gigParams,
    body: seen,
    answer: saved.extend({ state }),
    refusals: ["not_found", "email_unverified", "stale", "no_draft", "gig_incomplete"],
    run: ({ actor, params, body, key }) =>
      publishDraft(actor, { key, id: params.id, ...seenBy(body) }),
  }),
  defineVerb({
    id: "my_gigs.discard_draft",
    command: "catalog.discard_draft",
    method: "POST",
    path: "/my/gigs/{id}/draft/discard",
    summary: "Discard the saved changes of a gig; the gig stays as it is",
    scopes: ["selling"],
    params: gigParams,
    body: seen,
    answer: saved,
    refusals: ["not_found", "stale", "no_draft"],
    run: ({ actor, params, body, key }) =>
      discardDraft(actor, { key, id: params.id, ...seenBy(body) }),
  }),
];
