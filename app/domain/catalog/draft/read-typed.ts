/** Reads the typed fields of a gig: its content, and every problem with its field. */
import { TIERS } from "#app/domain/catalog/gig-content.ts";
import type { GigContent, GigExtra, GigPackage, Tier } from "#app/domain/catalog/gig-content.ts";
import { savingProblems, sellingProblems } from "#app/domain/catalog/gig-rules.ts";
import { isGigLanguage } from "#app/domain/catalog/language/gig-languages.ts";
import type { FieldProblem } from "#app/domain/catalog/gig-rules.ts";
import { tidyGig, titleProblems } from "#app/domain/catalog/gig-texts.ts";
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import { isSaleCurrency, parseAmount } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { firstProblem } from "#app/domain/kernel/text-problems.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { EXTRA_SLOTS } from "./draft-fields.ts";
import type { GigKind, TypedGig } from "./draft-fields.ts";
import { filledFaq, readFaq, saysFaq } from "./typed-faq.ts";
import { filledQuestions, readQuestions, saysQuestions } from "./typed-questions.ts";

export interface ReadGig {
  /** As far as it can be understood: an unreadable price is zero, like a missing one. */
  content: GigContent;
  /** Text that cannot be right: unreadable numbers, too long texts. Field → sentence. */
  wrong: Record<string, string>;
  /** What has to be filled in before it can be published. Field → sentence. */
  missing: Record<string, string>;
  /** It can be stored as a gig, complete enough to be sold or not. Whether the category exists is not known here. */
  savable: boolean;
}

/** Reads fields and collects their problems, so that all of them are told at once. */
class TypedFields {
  readonly wrong = new Map<string, string>();
  readonly missing = new Map<string, string>();
  readonly #typed: TypedGig;

  constructor(typed: TypedGig) {
    this.#typed = typed;
  }

  text(name: string): string {
    return (this.#typed[name] ?? "").trim();
  }

  amount(name: string): bigint {
    const parsed = parseAmount(this.text(name));
    if ("micros" in parsed) return parsed.micros;
    const { message } = new Refusal(AMOUNT_REFUSALS[parsed.problem]);
    if (this.text(name) === "") this.note(name, "Give a price.");
    else this.note(name, message);
    return 0n;
  }

  whole(name: string): number {
    const text = this.text(name);
    if (/^\d{1,6}$/.test(text)) return Number.parseInt(text, 10);
    this.note(name, "Give a whole number.");
    return 0;
  }

  /** Keeps the first problem of a field. A problem of an empty field is something missing. */
  note(name: string, sentence: string): void {
    if (this.wrong.has(name) || this.missing.has(name)) return;
    (this.text(name) === "" ? this.missing : this.wrong).set(name, sentence);
  }

  /** Keeps what the rules for selling ask for: more words are missing, not wrong. */
  ask(name: string, sentence: string): void {
    if (!this.wrong.has(name) && !this.missing.has(name)) this.missing.set(name, sentence);
  }
}

export function readTyped(typed: TypedGig, kind: GigKind): ReadGig {
  const reader = new TypedFields(typed);
  const currency = reader.text("currency");
  const content = tidyGig<GigContent>({
    title: reader.text("title"),
    description: reader.text("description"),
    buyerBrief: reader.text("buyerBrief"),
    ...questionsIn(reader, typed),
    ...(saysFaq(typed) ? { faq: readFaq((name) => reader.text(name)) } : {}),
    ...(typed["queueLimit"] === undefined ? {} : { queueLimit: queueIn(reader) }),
    ...(typed["language"] === undefined ? {} : { language: languageIn(reader) }),
    categoryId: reader.text("category"),
    tags: readTags(reader.text("tags")),
    currency: isSaleCurrency(currency) ? currency : "USD",
    offer:
      kind === "unit"
        ? {
            kind,
            unitName: reader.text("unitName"),
            priceMicros: reader.amount("price"),
            deliveryDays: reader.whole("deliveryDays"),
          }
        : {
            kind,
            packages: TIERS.flatMap((tier) => readPackage(reader, tier)),
            extras: EXTRA_SLOTS.flatMap((slot) => readExtra(reader, slot)),
          },
  });
  if (!isSaleCurrency(currency)) reader.note("currency", "Choose a currency from the list.");
  noteTexts(reader, typed, content);
  noteRules(reader, content);
  const savable = reader.wrong.size + reader.missing.size === 0;
  for (const { field, sentence } of sellingProblems(content)) reader.ask(field, sentence);
  return {
    content,
    savable,
    wrong: Object.fromEntries(reader.wrong),
    missing: Object.fromEntries(reader.missing),
  };
}

/** A draft that says nothing of questions leaves those of the gig. */
function questionsIn(reader: TypedFields, typed: TypedGig): Pick<GigContent, "questions"> {
  if (!saysQuestions(typed)) return {};
  return {
    questions: readQuestions(
      (name) => reader.text(name),
      (name, sentence) => reader.note(name, sentence),
    ),
  };
}

/** An empty field means no limit. */
function queueIn(reader: TypedFields): number | null {
  return reader.text("queueLimit") === "" ? null : reader.whole("queueLimit");
}

/** An empty field leaves the language to be guessed. */
function languageIn(reader: TypedFields): string | null {
  const code = reader.text("language");
  if (code === "" || isGigLanguage(code)) return code || null;
  reader.note("language", "Choose a language from the list.");
  return null;
}

/** The one rule for written text. A save was asked it already; text of a gig from before the rule was not. */
function noteTexts(reader: TypedFields, typed: TypedGig, content: GigContent): void {
  for (const [name, text] of Object.entries(typed)) {
    const problem = firstProblem(tidyText(text));
    if (problem !== null) reader.note(name, problem.sentence);
  }
  const inForm = formPlaces(reader);
  for (const problem of titleProblems(content)) reader.note(inForm(problem), problem.sentence);
}

/** The rules number only filled extras, questions and answers; the form has places, any of which may be empty. */
function formPlaces(reader: TypedFields): (problem: FieldProblem) => string {
  const filled: Record<string, number[]> = {
    extra: EXTRA_SLOTS.filter((slot) => !isEmptyExtra(reader, slot)),
    question: filledQuestions((name) => reader.text(name)),
    faq: filledFaq((name) => reader.text(name)),
  };
  return ({ field }) =>
    field.replace(
      /^(extra|question|faq)\.(\d+)/,
      (_, list: string, nth: string) =>
        `${list}.${filled[list]?.[Number.parseInt(nth, 10) - 1] ?? nth}`,
    );
}

function noteRules(reader: TypedFields, content: GigContent): void {
  const inForm = formPlaces(reader);
  for (const problem of savingProblems(content)) reader.note(inForm(problem), problem.sentence);
  if (content.categoryId === "") reader.note("category", "Choose a category.");
}

/** Tags that differ only in case are one tag. */
function readTags(text: string): string[] {
  const tags = text
    .split(",")
    .map((tag) => tag.trim().replace(/\s+/g, " "))
    .filter((tag) => tag !== "");
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
}

/** The basic package is always offered; another one when any of its fields is filled. */
function readPackage(reader: TypedFields, tier: Tier): GigPackage[] {
  const title = reader.text(`${tier}.title`);
  const description = reader.text(`${tier}.description`);
  if (tier !== "basic" && title === "" && description === "" && reader.text(`${tier}.price`) === "")
    return [];
  return [
    {
      tier,
      title,
      description,
      priceMicros: reader.amount(`${tier}.price`),
      deliveryDays: reader.whole(`${tier}.deliveryDays`),
      revisions: reader.whole(`${tier}.revisions`),
    },
  ];
}

function isEmptyExtra(reader: TypedFields, slot: number): boolean {
  return reader.text(`extra.${slot}.title`) === "" && reader.text(`extra.${slot}.price`) === "";
}

function readExtra(reader: TypedFields, slot: number): GigExtra[] {
  if (isEmptyExtra(reader, slot)) return [];
  return [
    {
      title: reader.text(`extra.${slot}.title`),
      priceMicros: reader.amount(`extra.${slot}.price`),
      extraDays: reader.whole(`extra.${slot}.extraDays`),
    },
  ];
}
