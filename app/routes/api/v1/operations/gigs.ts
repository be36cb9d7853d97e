/** Operations on a freelancer's own gigs: write, publish, pause. */
import { z } from "zod";
import { GIG_STATES } from "#app/domain/catalog/gig-lifecycle.ts";
import { pauseGig, publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import { gigToEdit, myGigs } from "#app/domain/catalog/my-gigs.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import {
  count,
  currency,
  extended,
  id,
  model,
  money,
  page,
  version,
} from "#app/routes/api/v1/shapes.ts";
import { content, contentOf } from "./gig-content.ts";
import { faqShape, packageShape, questionShape } from "./gig-shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const gigParams = z.object({ id: id("gig") });
export const state = z.enum(GIG_STATES);

const saved = z.object({ id: id("gig"), version: count });

const answeredPackage = z.object({
  kind: z.literal("package"),
  packages: z.array(packageShape),
  extras: z.array(z.object({ title: z.string(), price: money, extra_days: count })),
});
const answeredUnit = z.object({
  kind: z.literal("unit"),
  unit_name: z.string(),
  price: money,
  delivery_days: count,
});

/** The stored form of `content`. */
const ownGig = extended("OwnGig", saved, {
  state,
  blocked_reason: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  buyer_brief: z.string(),
  questions: z.array(questionShape),
  faq: z.array(faqShape),
  queue_limit: count.nullable(),
  language: z.string().nullable().meta({
    description: "The language that you chose for its texts; null while it is guessed.",
  }),
  category_id: z.string(),
  tags: z.array(z.string()),
  currency,
  offer: z.discriminatedUnion("kind", [answeredPackage, answeredUnit]),
});

const MOVES = {
  publish: { run: publishGig, summary: "Put a draft up for sale" },
  pause: { run: pauseGig, summary: "Take a gig off the market for a while" },
  resume: { run: resumeGig, summary: "Put a paused gig back on the market" },
};

export const GIGS: Operation[] = [
  defineRead({
    id: "my_gigs.list",
    method: "GET",
    path: "/my/gigs",
    summary: "List your own gigs in every state, newest first",
    scopes: ["read", "selling"],
    query: z.strictObject({ cursor: id("gig").optional() }),
    answer: page(
      model("OwnGigSummary", {
        id: id("gig"),
        title: z.string(),
        state,
        from: money,
        open_orders: count,
      }),
    ),
    refusals: [],
    async run({ actor, query }) {
      const { gigs, nextBefore } = await myGigs(actor, query.cursor ?? null);
      return { items: gigs, next: nextBefore };
    },
  }),
  defineRead({
    id: "my_gigs.read",
    method: "GET",
    path: "/my/gigs/{id}",
    summary:
      "Read one of your gigs as you wrote it, with its state and the version you need for an edit",
    scopes: ["read", "selling"],
    params: gigParams,
    answer: ownGig,
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { content: written, ...gig } = await gigToEdit(actor, params.id);
      return { ...written, ...gig };
    },
  }),
  defineVerb({
    id: "my_gigs.create",
    command: "catalog.create_gig",
    method: "POST",
    path: "/my/gigs",
    summary: "Write a gig; it is a draft until you publish it",
    scopes: ["selling"],
    body: content,
    answer: saved,
    status: 201,
    refusals: ["unknown_category"],
    run: ({ actor, body, key }) => createGig(actor, { key, content: contentOf(body) }),
  }),
  defineVerb({
    id: "my_gigs.edit",
    command: "catalog.edit_gig",
    method: "PUT",
    path: "/my/gigs/{id}",
    summary:
      "Change a gig at once; open orders keep their price and terms, and its draft stays as it is",
    scopes: ["selling"],
    params: gigParams,
    body: content.extend({ version }),
    answer: saved,
    refusals: ["not_found", "stale", "unknown_category", "gig_incomplete"],
    run: ({ actor, params, body: { version: seen, ...sent }, key }) =>
      editGig(actor, { key, id: params.id, version: seen, content: contentOf(sent) }),
  }),
  ...Object.entries(MOVES).map(([transition, { run, summary }]) =>
    defineVerb({
      id: `my_gigs.${transition}`,
      command: `catalog.${transition}_gig`,
      method: "POST",
      path: `/my/gigs/{id}/${transition}`,
      summary,
      scopes: ["selling"],
      params: gigParams,
      body: z.strictObject({ version }),
      answer: z.object({ id: id("gig"), state }),
      refusals: ["not_found", "email_unverified", "stale", "transition_refused", "gig_incomplete"],
      run: ({ actor, params, body, key }) => run(actor, { key, id: params.id, ...body }),
    }),
  ),
];
