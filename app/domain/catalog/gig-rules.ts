/** Rules of a gig's content: limits for saving it, and what it needs before it can be sold. */
import { countCharacters, fitsIn, isBlank } from "#app/domain/kernel/text-length.ts";
import { formatMoney, money, MICROS_PER_UNIT } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { GigContent, GigExtra, GigPackage } from "./gig-content.ts";
import { isGigLanguage } from "./language/gig-languages.ts";
import { faqProblems, queueProblems } from "./faq/faq-rules.ts";
import { questionProblems } from "./questions/question-rules.ts";

export const GIG_LIMITS = {
  title: { min: 10, max: 120 },
  description: { min: 25, max: 5000 },
  buyerBrief: { max: 2000 },
  tags: { max: 8, length: 40 },
  deliveryDays: { min: 1, max: 90 },
  extraDays: { min: 0, max: 90 },
  revisions: { max: 20 },
  extras: 5,
  packageTitle: 80,
  packageDescription: 600,
  extraTitle: 80,
  unitName: 40,
  /** Price of a package, extra or piece: at most a million units of its currency. */
  priceMicros: 1_000_000n * MICROS_PER_UNIT,
} as const;

export interface FieldProblem {
  /** Form field: `title`, `basic.price`, `extra.1.title`. */
  field: string;
  sentence: string;
}

/** Problems that prevent saving, even as a draft; empty when it can be saved. */
export function savingProblems(content: GigContent): FieldProblem[] {
  const { title, description, buyerBrief, tags, offer } = content;
  const problems = [
    isBlank(title) && say("title", "Give the gig a title; you can change it later."),
    tooLong("title", "The title", title, GIG_LIMITS.title.max),
    tooLong("description", "The description", description, GIG_LIMITS.description.max),
    tooLong("buyerBrief", "What you need from the buyer", buyerBrief, GIG_LIMITS.buyerBrief.max),
    tags.length > GIG_LIMITS.tags.max &&
      say("tags", `A gig has at most ${GIG_LIMITS.tags.max} tags; these are ${tags.length}.`),
    tags.some((tag) => !fitsIn(tag, GIG_LIMITS.tags.length)) &&
      say("tags", `A tag has at most ${GIG_LIMITS.tags.length} characters.`),
  ];
  if (offer.kind === "unit") {
    problems.push(
      tooLong("unitName", "The name of one piece", offer.unitName, GIG_LIMITS.unitName),
      isBlank(offer.unitName) && say("unitName", "Say what one piece is: a label, a word, a page."),
      priceTooHigh("price", offer.priceMicros, content.currency),
      daysProblem("deliveryDays", offer.deliveryDays),
    );
  } else {
    if (!offer.packages.some(({ tier }) => tier === "basic"))
      problems.push(
        say("basic.price", "The basic package needs a price; the other two are up to you."),
      );
    problems.push(...offer.packages.flatMap((each) => packageProblems(each, content.currency)));
    problems.push(
      ...offer.extras.flatMap((each, index) => extraProblems(each, index, content.currency)),
    );
    problems.push(
      offer.extras.length > GIG_LIMITS.extras &&
        say("extra.1.title", `A gig has at most ${GIG_LIMITS.extras} extras.`),
    );
  }
  problems.push(...questionProblems(content.questions ?? []));
  if (typeof content.language === "string" && !isGigLanguage(content.language))
    problems.push(say("language", "Choose a language from the list."));
  problems.push(...faqProblems(content.faq ?? []), ...queueProblems(content.queueLimit ?? null));
  return problems.filter((problem) => problem !== false);
}

/** Problems that prevent publishing; empty when it can be published. */
export function sellingProblems(content: GigContent): FieldProblem[] {
  const { title, description, offer } = content;
  const problems = [
    countCharacters(title) < GIG_LIMITS.title.min &&
      say(
        "title",
        `The title needs at least ${GIG_LIMITS.title.min} characters, so that people know what they get.`,
      ),
    countCharacters(description) < GIG_LIMITS.description.min &&
      say(
        "description",
        `The description needs at least ${GIG_LIMITS.description.min} characters.`,
      ),
  ];
  if (offer.kind === "package")
    for (const { tier, title: name } of offer.packages)
      problems.push(
        isBlank(name) && say(`${tier}.title`, "Say in a few words what this package includes."),
      );
  return problems.filter((problem) => problem !== false);
}

function packageProblems(each: GigPackage, currency: Currency): Array<FieldProblem | false> {
  const { tier } = each;
  return [
    tooLong(`${tier}.title`, "The package's title", each.title, GIG_LIMITS.packageTitle),
    tooLong(
      `${tier}.description`,
      "What the package includes",
      each.description,
      GIG_LIMITS.packageDescription,
    ),
    priceTooHigh(`${tier}.price`, each.priceMicros, currency),
    daysProblem(`${tier}.deliveryDays`, each.deliveryDays),
    !within(each.revisions, 0, GIG_LIMITS.revisions.max) &&
      say(
        `${tier}.revisions`,
        `Revisions are a whole number from 0 to ${GIG_LIMITS.revisions.max}.`,
      ),
  ];
}

function extraProblems(
  each: GigExtra,
  index: number,
  currency: Currency,
): Array<FieldProblem | false> {
  const field = `extra.${index + 1}`;
  return [
    isBlank(each.title) && say(`${field}.title`, "Say what this extra is."),
    tooLong(`${field}.title`, "The extra's title", each.title, GIG_LIMITS.extraTitle),
    priceTooHigh(`${field}.price`, each.priceMicros, currency),
    !within(each.extraDays, GIG_LIMITS.extraDays.min, GIG_LIMITS.extraDays.max) &&
      say(
        `${field}.extraDays`,
        `Extra days are a whole number from 0 to ${GIG_LIMITS.extraDays.max}.`,
      ),
  ];
}

function daysProblem(field: string, days: number): FieldProblem | false {
  const { min, max } = GIG_LIMITS.deliveryDays;
  return (
    !within(days, min, max) &&
    say(field, `The delivery time is a whole number of days from ${min} to ${max}.`)
  );
}

function priceTooHigh(field: string, micros: bigint, currency: Currency): FieldProblem | false {
  if (micros <= 0n) return say(field, "The price must be more than zero.");
  const most = formatMoney(money(GIG_LIMITS.priceMicros, currency));
  return micros > GIG_LIMITS.priceMicros && say(field, `A price is at most ${most}.`);
}

function tooLong(field: string, name: string, text: string, max: number): FieldProblem | false {
  return (
    !fitsIn(text, max) &&
    say(field, `${name} has at most ${max} characters; this is ${countCharacters(text)}.`)
  );
}

function within(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function say(field: string, sentence: string): FieldProblem {
  return { field, sentence };
}
