/** Parses one line of a catalog file into a gig or into remarks why not. Pure. */
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import { isSaleCurrency, parseAmount } from "#app/domain/kernel/money.ts";
import { CATEGORY_MAX, categoryKey, tidyCategoryName } from "#app/domain/catalog/category-name.ts";
import { slugOf } from "#app/domain/catalog/category-slug.ts";
import { languageNamed } from "#app/domain/catalog/language/gig-languages.ts";
import { GIG_LIMITS } from "#app/domain/catalog/gig-rules.ts";
import { REQUIRED_COLUMNS } from "./import-columns.ts";
import type { ImportColumn } from "./import-columns.ts";
import type { Remark, RemarkCode } from "./import-remarks.ts";
import { rejects, remark } from "./import-remarks.ts";
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import { fitTags, fitTitle, splitTags } from "./fit-texts.ts";
import { formerSourceKey, sourceKey } from "./gig-keys.ts";
import { normalText, wrongText } from "./import-text.ts";
import { countCharacters, fitsIn } from "#app/domain/kernel/text-length.ts";
import { withDecimalPoint } from "./price-hints.ts";

export type ImportFields = Record<ImportColumn, string>;

/** A gig as the import writes it; the price is micros as decimal digits, because JSON has no bigint. */
export interface ImportRow {
  handle: string;
  headline: string;
  parentName: string | null;
  parentKey: string | null;
  categoryName: string;
  categoryKey: string;
  kind: "package" | "unit";
  title: string;
  description: string;
  tags: string[];
  currency: string;
  priceMicros: string;
  deliveryDays: number;
  unitName: string | null;
  /** Where the freelancer can be invited, as the file has it; empty when it has none. */
  email: string;
  /** What the line says its texts are written in; null where they are guessed from. */
  language: string | null;
  /** The key that earlier versions gave this gig. */
  formerKey: string;
}

export type ReadLine =
  | { fate: "rejected"; remarks: Remark[]; title: string }
  | { fate: "ready" | "adjusted"; remarks: Remark[]; row: ImportRow; sourceKey: string };

/** Marks belong to the letters of many scripts. */
const HANDLE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{0,38}[\p{L}\p{M}\p{N}])?$/u;
const HEADLINE_MAX = 120;
const EMAIL_MAX = 254;
/** A longer title is a swallowed part of the file. */
const WHOLE_TITLE_MAX = 1000;

export interface LineFormat {
  /** The file writes `12,50` for `12.50`. */
  decimalComma: boolean;
}

/** Parses one line and reports every problem at once, so that a file can be fixed in one go. */
export function readLine(
  raw: ImportFields,
  { decimalComma }: LineFormat = { decimalComma: false },
): ReadLine {
  const fields = normalFields(raw);
  const remarks: Remark[] = [];
  const reject = (code: RemarkCode, detail?: string) => remarks.push(remark(code, detail));
  for (const column of REQUIRED_COLUMNS) if (fields[column] === "") reject("missing_field", column);
  judgeTexts(fields, reject);
  const pointed = decimalComma ? withDecimalPoint(fields.price) : null;
  const price = parseAmount(pointed ?? fields.price);
  if (fields.price !== "") judgePrice(price, fields.price, reject);
  if (fields.currency !== "" && !isSaleCurrency(fields.currency))
    reject("currency_unknown", fields.currency);
  if (fields.kind === "unit" && fields.unit === "") reject("missing_field", "unit");
  if (fields.kind !== "" && fields.kind !== "package" && fields.kind !== "unit")
    reject("kind_unknown", fields.kind);
  if (fields.unit.length > GIG_LIMITS.unitName)
    reject("unit_name_too_long", `${GIG_LIMITS.unitName}`);
  const days = readDays(fields.delivery_days);
  if (fields.delivery_days !== "" && days === null) reject("days_invalid", fields.delivery_days);
  if (rejects(remarks) || days === null || !("micros" in price))
    return { fate: "rejected", remarks, title: fields.title };
  if (pointed !== null) remarks.push(remark("price_comma", pointed));
  return accepted(fields, formerSourceKey(trimmed(raw)), { micros: price.micros, days, remarks });
}

function judgeTexts(
  fields: ImportFields,
  reject: (code: RemarkCode, detail?: string) => void,
): void {
  const { freelancer, category, subcategory, title, description } = fields;
  const { title: titles, description: descriptions } = GIG_LIMITS;
  for (const [column, text] of Object.entries(fields)) {
    const wrong = wrongText(text, { lines: column === "description" });
    if (wrong !== null) reject("text_disguised", `The column ${column}: ${wrong}`);
  }
  if (freelancer !== "" && !HANDLE.test(freelancer)) reject("handle_invalid", freelancer);
  for (const name of [category, subcategory])
    if (name !== "" && (name.length > CATEGORY_MAX || slugOf(name) === ""))
      reject("category_invalid", name);
  if (title !== "" && countCharacters(title) < titles.min)
    reject("title_too_short", `${titles.min}`);
  if (!fitsIn(title, WHOLE_TITLE_MAX)) reject("title_too_long", `${WHOLE_TITLE_MAX}`);
  if (description !== "" && countCharacters(description) < descriptions.min)
    reject("description_too_short", `${descriptions.min}`);
  if (!fitsIn(description, descriptions.max)) reject("description_too_long", `${descriptions.max}`);
}

function judgePrice(
  price: ReturnType<typeof parseAmount>,
  typed: string,
  reject: (code: RemarkCode, detail?: string) => void,
): void {
  if ("problem" in price) reject(AMOUNT_REFUSALS[price.problem], typed);
  else if (price.micros > GIG_LIMITS.priceMicros) reject("amount_too_large", typed);
}

function readDays(text: string): number | null {
  if (!/^\d{1,3}$/.test(text)) return null;
  const days = Number.parseInt(text, 10);
  return days >= GIG_LIMITS.deliveryDays.min && days <= GIG_LIMITS.deliveryDays.max ? days : null;
}

interface Judged {
  micros: bigint;
  days: number;
  remarks: Remark[];
}

function accepted(
  fields: ImportFields,
  formerKey: string,
  { micros, days, remarks: before }: Judged,
): ReadLine {
  const text = fitTitle(fields.title, fields.description);
  const tags = fitTags(splitTags(fields.tags));
  const headline = cutAtWord(fields.headline, HEADLINE_MAX);
  const remarks = [...before, ...text.remarks, ...tags.remarks];
  const language = fields.language === "" ? null : languageNamed(fields.language);
  if (fields.language !== "" && language === null)
    remarks.push(remark("language_guessed", fields.language));
  if (headline !== fields.headline) remarks.push(remark("headline_shortened", `${HEADLINE_MAX}`));
  const [category, subcategory] = [fields.category, fields.subcategory].map(tidyCategoryName);
  const nested = subcategory !== "";
  const named = (nested ? subcategory : category) ?? "";
  const kind = fields.kind === "unit" ? "unit" : "package";
  const row: ImportRow = {
    handle: fields.freelancer,
    headline,
    parentName: nested ? (category ?? "") : null,
    parentKey: nested ? categoryKey(fields.category) : null,
    categoryName: named,
    categoryKey: categoryKey(named),
    kind,
    title: text.title,
    description: text.description,
    tags: tags.tags,
    currency: fields.currency,
    priceMicros: `${micros}`,
    deliveryDays: days,
    unitName: kind === "unit" ? fields.unit : null,
    email: cutAtWord(fields.seller_email, EMAIL_MAX),
    language,
    formerKey,
  };
  const fate = remarks.length === 0 ? "ready" : "adjusted";
  return { fate, remarks, row, sourceKey: sourceKey(fields) };
}

/** Currencies and kinds are written in any case, as the columns' names are. */
function normalFields(raw: ImportFields): ImportFields {
  const entries = Object.entries(raw).map(([column, text]) => [
    column,
    normalText(text, { lines: column === "description" }),
  ]);
  const fields = Object.fromEntries(entries) as ImportFields;
  return {
    ...fields,
    currency: fields.currency.toUpperCase(),
    kind: fields.kind.toLowerCase(),
  };
}

/** The fields as earlier versions read them, for the key that those gave. */
function trimmed(raw: ImportFields): ImportFields {
  const entries = Object.entries(raw).map(([column, text]) => [
    column,
    text.replaceAll("\0", "").trim(),
  ]);
  return Object.fromEntries(entries) as ImportFields;
}
