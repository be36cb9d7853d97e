/** Operations on a freelancer's own gigs: write, publish, pause. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { TIERS } from "#app/domain/catalog/gig-content.ts";
import { GIG_LIMITS } from "#app/domain/catalog/gig-rules.ts";
import { QUESTION_KINDS, QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import { GIG_STATES } from "#app/domain/catalog/gig-lifecycle.ts";
import { pauseGig, publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import { gigToEdit, myGigs } from "#app/domain/catalog/my-gigs.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import {
  amount,
  count,
  currency,
  extended,
  id,
  model,
  money,
  page,
  version,
} from "#app/routes/api/v1/shapes.ts";
import { packageShape, questionShape } from "./market.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const gigParams = z.object({ id: id("gig") });
const days = z.int().min(1).max(GIG_LIMITS.deliveryDays.max);
export const state = z.enum(GIG_STATES);

const packageOffer = z.strictObject({
  kind: z.literal("package"),
  packages: z
    .array(
      z.strictObject({
        tier: z.enum(TIERS),
        title: sentText({ max: GIG_LIMITS.packageTitle, lines: "one" }).default(""),
        description: sentText({ max: GIG_LIMITS.packageDescription, lines: "many" }).default(""),
        price: amount,
        delivery_days: days,
        revisions: z.int().min(0).max(GIG_LIMITS.revisions.max),
      }),
    )
    .min(1)
    .max(TIERS.length)
    .refine((all) => new Set(all.map(({ tier }) => tier)).size === all.length, {
      error: "Each tier once.",
    }),
  extras: z
    .array(
      z.strictObject({
        title: sentText({ max: GIG_LIMITS.extraTitle, min: 1, lines: "one" }),
        price: amount,
        extra_days: z.int().min(0).max(GIG_LIMITS.extraDays.max),
      }),
    )
    .max(GIG_LIMITS.extras)
    .default([]),
});

const unitOffer = z.strictObject({
  kind: z.literal("unit"),
  unit_name: sentText({ max: GIG_LIMITS.unitName, min: 1, lines: "one" }),
  price: amount,
  delivery_days: days,
});

const sentQuestion = z.strictObject({
  ask: sentText({ max: QUESTION_LIMITS.ask, min: 1, lines: "one" }),
  kind: z.enum(QUESTION_KINDS),
  required: z.boolean().default(true),
  options: z
    .array(sentText({ max: QUESTION_LIMITS.options.length, min: 1, lines: "one" }))
    .max(QUESTION_LIMITS.options.max)
    .default([])
    .meta({ description: "What a buyer can choose from; for the kind `choice` only." }),
});

/** A gig as it is sent: to the gig itself, or to its draft. */
export const content = z.strictObject({
  title: sentText({ max: GIG_LIMITS.title.max, min: 1, lines: "one" }),
  description: sentText({ max: GIG_LIMITS.description.max, lines: "many" }).default(""),
  buyer_brief: sentText({ max: GIG_LIMITS.buyerBrief.max, lines: "many" }).default(""),
  questions: z.array(sentQuestion).max(QUESTION_LIMITS.most).optional().meta({
    description:
      "Typed questions that each order answers. Absent: the gig keeps those it has. An order waits for required answers before the time to start begins.",
  }),
  category_id: z.string().min(1).max(250),
  tags: z
    .array(sentText({ max: GIG_LIMITS.tags.length, min: 1, lines: "one" }))
    .max(GIG_LIMITS.tags.max)
    .default([]),
  currency,
  offer: z.discriminatedUnion("kind", [packageOffer, unitOffer]),
});

export function contentOf(sent: z.output<typeof content>): GigContent {
  const { offer, buyer_brief: buyerBrief, category_id: categoryId, questions, ...rest } = sent;
  // Absent where nothing was said, so that keys of earlier releases still have the same input.
  const common = {
    ...rest,
    buyerBrief,
    categoryId,
    ...(questions === undefined ? {} : { questions }),
  };
  if (offer.kind === "unit") {
    const { kind, unit_name: unitName, price: priceMicros, delivery_days: deliveryDays } = offer;
    return { ...common, offer: { kind, unitName, priceMicros, deliveryDays } };
  }
  const packages = offer.packages.map(({ price, delivery_days: deliveryDays, ...said }) => ({
    ...said,
    priceMicros: price,
    deliveryDays,
  }));
  const extras = offer.extras.map(({ price, extra_days: extraDays, title }) => ({
    title,
    priceMicros: price,
    extraDays,
  }));
  return { ...common, offer: { kind: "package", packages, extras } };
}

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
