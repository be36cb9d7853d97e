/** A gig as it is sent, and as commands take it. */
import { z } from "zod";
import { FAQ_LIMITS, QUEUE_MOST } from "#app/domain/catalog/faq/faq.ts";
import { TIERS } from "#app/domain/catalog/gig-content.ts";
import { GIG_LANGUAGES } from "#app/domain/catalog/language/gig-languages.ts";
import { GIG_LIMITS } from "#app/domain/catalog/gig-rules.ts";
import { QUESTION_KINDS, QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { amount, currency } from "#app/routes/api/v1/shapes.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";

const days = z.int().min(1).max(GIG_LIMITS.deliveryDays.max);
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

const sentEntry = z.strictObject({
  question: sentText({ max: FAQ_LIMITS.question, min: 1, lines: "one" }),
  answer: sentText({ max: FAQ_LIMITS.answer, min: 1, lines: "many" }),
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
  faq: z.array(sentEntry).max(FAQ_LIMITS.most).optional().meta({
    description:
      "What buyers ask before they order, with your answers, in order. Absent: the gig keeps those it has.",
  }),
  queue_limit: z.int().min(1).max(QUEUE_MOST).nullable().optional().meta({
    description:
      "How many orders may be in work, funded or started, before the gig takes no further ones; null for no limit. Absent: the gig keeps the one it has.",
  }),
  language: z.enum(GIG_LANGUAGES).nullable().optional().meta({
    description:
      "What the texts are written in, by BCP 47, or `other`; words are found by their forms in it. Null guesses it from the title and the description. Absent: a language that was chosen before stays, another is guessed.",
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
  const { offer, buyer_brief: buyerBrief, category_id: categoryId, ...said } = sent;
  const { questions, faq, queue_limit: queueLimit, language, ...rest } = said;
  // Absent where nothing was said, so that keys of earlier releases still have the same input.
  const common = {
    ...rest,
    buyerBrief,
    categoryId,
    ...(questions === undefined ? {} : { questions }),
    ...(faq === undefined ? {} : { faq }),
    ...(queueLimit === undefined ? {} : { queueLimit }),
    ...(language === undefined ? {} : { language }),
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
