/** Reads the form of a gig: fixed fields for three packages and five extras, so that it works without scripts. */
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import { TIERS } from "#app/domain/catalog/gig-content.ts";
import type { GigContent, GigExtra, GigPackage, Tier } from "#app/domain/catalog/gig-content.ts";
import { GIG_LIMITS, savingProblems } from "#app/domain/catalog/gig-rules.ts";
import { decimal, isSaleCurrency, parseAmount } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { FormInvalid } from "#app/http/checked.ts";
import type { SentForm } from "#app/http/form.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

const EXTRA_SLOTS = Array.from({ length: GIG_LIMITS.extras }, (_, place) => place + 1);

/** Reads fields and collects their problems, so that the form shows all of them at once. */
class Reader {
  readonly problems = new Map<string, { code: RefusalCode; sentence: string }>();
  readonly #form: SentForm;

  constructor(form: SentForm) {
    this.#form = form;
  }

  text(name: string): string {
    return this.#form.text(name).trim();
  }

  amount(name: string): bigint {
    const parsed = parseAmount(this.text(name));
    if ("micros" in parsed) return parsed.micros;
    const { code, message } = new Refusal(AMOUNT_REFUSALS[parsed.problem]);
    this.note(name, code, this.text(name) === "" ? "Give a price." : message);
    return 0n;
  }

  whole(name: string): number {
    const text = this.text(name);
    if (/^\d{1,6}$/.test(text)) return Number.parseInt(text, 10);
    this.note(name, "invalid_input", "Give a whole number.");
    return 0;
  }

  /** Keeps the first problem of a field: later ones only follow from the empty value put in its place. */
  note(name: string, code: RefusalCode, sentence: string): void {
    if (!this.problems.has(name)) this.problems.set(name, { code, sentence });
  }
}

/**
 * The gig as it was typed. Refuses with `FormInvalid` where a field holds no valid number or amount. When the gig
 * will be saved, it also refuses for every broken rule of gigs. All problems come at once.
 */
export function readGigForm(
  form: SentForm,
  kind: "package" | "unit",
  { toSave }: { toSave: boolean },
): GigContent {
  const reader = new Reader(form);
  const currency = reader.text("currency");
  const content: GigContent = {
    title: reader.text("title").replace(/\s+/g, " "),
    description: reader.text("description"),
    buyerBrief: reader.text("buyerBrief"),
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
  };
  if (!isSaleCurrency(currency))
    reader.note("currency", "invalid_input", "Choose a currency from the list.");
  if (toSave) noteSavingProblems(reader, content);
  const [first] = reader.problems.values();
  if (first === undefined) return content;
  throw new FormInvalid(
    first.code,
    Object.fromEntries([...reader.problems].map(([field, { sentence }]) => [field, sentence])),
  );
}

function noteSavingProblems(reader: Reader, content: GigContent): void {
  // The rules number only the filled extras; the form has five places, any of which may be empty.
  const filled = EXTRA_SLOTS.filter((slot) => !isEmptyExtra(reader, slot));
  const inForm = (field: string) =>
    field.replace(
      /^extra\.(\d+)/,
      (_, nth) => `extra.${filled[Number.parseInt(nth, 10) - 1] ?? nth}`,
    );
  for (const { field, sentence } of savingProblems(content))
    reader.note(inForm(field), "invalid_input", sentence);
  if (content.categoryId === "") reader.note("category", "unknown_category", "Choose a category.");
}

function readTags(text: string): string[] {
  const tags = text
    .split(",")
    .map((tag) => tag.trim().replace(/\s+/g, " "))
    .filter((tag) => tag !== "");
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
}

/** The basic package is always offered; another one when any of its fields is filled. */
function readPackage(reader: Reader, tier: Tier): GigPackage[] {
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

function isEmptyExtra(reader: Reader, slot: number): boolean {
  return reader.text(`extra.${slot}.title`) === "" && reader.text(`extra.${slot}.price`) === "";
}

function readExtra(reader: Reader, slot: number): GigExtra[] {
  if (isEmptyExtra(reader, slot)) return [];
  return [
    {
      title: reader.text(`extra.${slot}.title`),
      priceMicros: reader.amount(`extra.${slot}.price`),
      extraDays: reader.whole(`extra.${slot}.extraDays`),
    },
  ];
}

/** The field values of a new gig, or of one to be changed. */
export function gigValues(content: GigContent | null): Record<string, string> {
  const values: Record<string, string> = { currency: "USD", deliveryDays: "3" };
  for (const tier of TIERS)
    Object.assign(values, { [`${tier}.deliveryDays`]: "3", [`${tier}.revisions`]: "1" });
  for (const slot of EXTRA_SLOTS) values[`extra.${slot}.extraDays`] = "0";
  if (content === null) return values;
  const { title, description, buyerBrief, currency, offer } = content;
  Object.assign(values, {
    title,
    description,
    buyerBrief,
    currency,
    category: content.categoryId,
    tags: content.tags.join(", "),
  });
  if (offer.kind === "unit")
    return {
      ...values,
      unitName: offer.unitName,
      price: decimal(offer.priceMicros),
      deliveryDays: `${offer.deliveryDays}`,
    };
  for (const { tier, priceMicros, ...each } of offer.packages)
    put(values, tier, {
      title: each.title,
      description: each.description,
      price: decimal(priceMicros),
      deliveryDays: `${each.deliveryDays}`,
      revisions: `${each.revisions}`,
    });
  for (const [place, { title: name, priceMicros, extraDays }] of offer.extras.entries())
    put(values, `extra.${place + 1}`, {
      title: name,
      price: decimal(priceMicros),
      extraDays: `${extraDays}`,
    });
  return values;
}

function put(values: Record<string, string>, prefix: string, fields: Record<string, string>): void {
  for (const [name, value] of Object.entries(fields)) values[`${prefix}.${name}`] = value;
}

/** Runs a command about a gig. A refusal's facts, one sentence per field, become the form's problems. */
export async function perField<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    const told =
      problem instanceof Refusal &&
      (problem.code === "invalid_input" || problem.code === "gig_incomplete");
    if (!told || Object.keys(problem.facts).length === 0) throw problem;
    throw new FormInvalid(problem.code, problem.facts);
  }
}
