/** Writes a gig as the text of its form's fields. */
import { TIERS } from "#app/domain/catalog/gig-content.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { allFields, EXTRA_SLOTS } from "./draft-fields.ts";
import type { GigKind, TypedGig } from "./draft-fields.ts";
import { FAQ_FIELDS, typedFaq } from "./typed-faq.ts";
import { QUESTION_FIELDS, typedQuestions } from "./typed-questions.ts";

/** The fields of a new gig: all empty except days, revisions and currency, which have usual values. */
export function emptyGig(kind: GigKind): TypedGig {
  const typed = Object.fromEntries(allFields(kind).map(([name]) => [name, ""]));
  typed["currency"] = "USD";
  Object.assign(typed, typedQuestions([]));
  if (kind === "unit") return { ...typed, deliveryDays: "3" };
  for (const tier of TIERS)
    Object.assign(typed, { [`${tier}.deliveryDays`]: "3", [`${tier}.revisions`]: "1" });
  for (const slot of EXTRA_SLOTS) typed[`extra.${slot}.extraDays`] = "0";
  return typed;
}

/** Every field of a gig, also the empty places of packages and extras it does not have. */
export function typedGig(content: GigContent): TypedGig {
  const { title, description, buyerBrief, currency, offer } = content;
  const typed: TypedGig = {
    ...emptyGig(offer.kind),
    title,
    description,
    buyerBrief,
    currency,
    category: content.categoryId,
    tags: content.tags.join(", "),
  };
  const { questions, faq, queueLimit, language } = content;
  if (questions !== undefined) Object.assign(typed, typedQuestions(questions));
  // Without a word about them, saving leaves the questions as they are.
  else for (const [name] of QUESTION_FIELDS) delete typed[name];
  if (faq !== undefined) Object.assign(typed, typedFaq(faq));
  else for (const [name] of FAQ_FIELDS) delete typed[name];
  if (queueLimit === undefined) delete typed["queueLimit"];
  else typed["queueLimit"] = queueLimit === null ? "" : `${queueLimit}`;
  if (language === undefined) delete typed["language"];
  else typed["language"] = language ?? "";
  if (offer.kind === "unit")
    return {
      ...typed,
      unitName: offer.unitName,
      price: decimal(offer.priceMicros),
      deliveryDays: `${offer.deliveryDays}`,
    };
  for (const { tier, priceMicros, ...each } of offer.packages)
    put(typed, tier, {
      title: each.title,
      description: each.description,
      price: decimal(priceMicros),
      deliveryDays: `${each.deliveryDays}`,
      revisions: `${each.revisions}`,
    });
  for (const [place, { title: name, priceMicros, extraDays }] of offer.extras.entries())
    put(typed, `extra.${place + 1}`, {
      title: name,
      price: decimal(priceMicros),
      extraDays: `${extraDays}`,
    });
  return typed;
}

function put(typed: TypedGig, prefix: string, fields: TypedGig): void {
  for (const [name, value] of Object.entries(fields)) typed[`${prefix}.${name}`] = value;
}
