/** The steps of the gig form and the fields of each: fixed places for three packages and five extras, so that it needs no script. */
import { TIERS, TIER_NAMES } from "#app/domain/catalog/gig-content.ts";
import { GIG_LIMITS } from "#app/domain/catalog/gig-rules.ts";
import { FAQ_FIELDS } from "./typed-faq.ts";
import { QUESTION_FIELDS } from "./typed-questions.ts";

export type GigKind = "package" | "unit";

/** Field → text as it was typed. */
export type TypedGig = Record<string, string>;

export const STEPS = ["basics", "description", "prices", "extras", "buyer", "faq"] as const;
export type Step = (typeof STEPS)[number];

export const STEP_NAMES: Record<Step, string> = {
  basics: "Basics",
  description: "Description",
  prices: "Prices",
  extras: "Extras",
  buyer: "What you need from the buyer",
  faq: "Questions and answers",
};

export const EXTRA_SLOTS = Array.from({ length: GIG_LIMITS.extras }, (_, place) => place + 1);

const PACKAGE_FIELDS = {
  title: "name",
  description: "what is included",
  price: "price",
  deliveryDays: "days",
  revisions: "revisions",
};

const EXTRA_FIELDS = { title: "what it is", price: "price", extraDays: "more days" };

const PACKAGES = TIERS.flatMap((tier) =>
  Object.entries(PACKAGE_FIELDS).map(([name, label]): [string, string] => [
    `${tier}.${name}`,
    `${TIER_NAMES[tier]}: ${label}`,
  ]),
);

const EXTRAS = EXTRA_SLOTS.flatMap((slot) =>
  Object.entries(EXTRA_FIELDS).map(([name, label]): [string, string] => [
    `extra.${slot}.${name}`,
    `Extra ${slot}: ${label}`,
  ]),
);

const PIECE: Array<[string, string]> = [
  ["unitName", "What one piece is"],
  ["price", "Price of one piece"],
  ["deliveryDays", "Delivered within how many days"],
];

const QUEUE: [string, string] = ["queueLimit", "Orders in work at a time"];

/** The steps that a gig of this kind has; extras belong to packages. */
export function stepsOf(kind: GigKind): Step[] {
  return STEPS.filter((step) => kind === "package" || step !== "extras");
}

/** The fields of one step, each with its label, in the form's order. */
export function stepFields(kind: GigKind, step: Step): Array<[name: string, label: string]> {
  if (step === "basics")
    return [
      ["title", "Title"],
      ["category", "Category"],
      ["tags", "Tags"],
    ];
  if (step === "description")
    return [
      ["description", "Description"],
      ["language", "Language"],
    ];
  if (step === "prices")
    return [["currency", "Currency"], ...(kind === "unit" ? PIECE : PACKAGES), QUEUE];
  if (step === "extras") return kind === "unit" ? [] : EXTRAS;
  if (step === "faq") return FAQ_FIELDS;
  return [["buyerBrief", "What you need from the buyer"], ...QUESTION_FIELDS];
}

/** Every field of a gig of this kind with its label. */
export function allFields(kind: GigKind): Array<[name: string, label: string]> {
  return stepsOf(kind).flatMap((step) => stepFields(kind, step));
}

/** The step that holds a field; problems of fields are shown there. */
export function stepOf(kind: GigKind, field: string): Step | undefined {
  return stepsOf(kind).find((step) => stepFields(kind, step).some(([name]) => name === field));
}
