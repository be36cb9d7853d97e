/** The terms of an offer as its form sends them, and a version's terms as the form shows them. */
import { z } from "zod";
import type { OfferVersion } from "#app/domain/agreements/offer-version.ts";
import { OFFER_LIMITS } from "#app/domain/agreements/offer-terms.ts";
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";

export type Values = Record<string, string>;

const LIMITS = OFFER_LIMITS;

const LINE = {
  title: sentText({ ...LIMITS.lineTitle, lines: "one" }),
  scope: sentText({ ...LIMITS.scope, lines: "many" }).default(""),
  price: amountField,
  days: wholeNumber(LIMITS.days.min, LIMITS.days.max),
  revisions: wholeNumber(LIMITS.revisions.min, LIMITS.revisions.max),
};

const TERMS = z.object({
  title: sentText({ ...LIMITS.title, lines: "one" }),
  brief: sentText({ ...LIMITS.brief, lines: "many" }).default(""),
  funded: z.enum(["all", "first"]).default("all"),
  validDays: wholeNumber(LIMITS.validDays.min, LIMITS.validDays.max),
});

type SentLine = z.output<z.ZodObject<typeof LINE>>;

/** How many lines the form shows. */
export function rowsOf(values: Values): number {
  const sent = Number.parseInt(values["rows"] ?? "", 10);
  return Number.isInteger(sent) ? Math.min(Math.max(sent, 1), MAX_AGREED_LINES) : 1;
}

/** A line of which nothing was written is left out; the first stays, so that its fields can be asked for. */
function filledRows(values: Values): number[] {
  const all = Array.from({ length: rowsOf(values) }, (_, place) => place + 1);
  const filled = all.filter((row) =>
    ["title", "scope", "price"].some((name) => values[`line.${row}.${name}`]?.trim()),
  );
  return filled.length === 0 ? [1] : filled;
}

/** Refuses with a sentence for each wrong field of every line. */
export function readTerms(form: SentForm): OfferTerms {
  const rows = filledRows(form.values);
  const lines = rows.flatMap((row) =>
    Object.entries(LINE).map(([name, field]) => [`line.${row}.${name}`, field] as const),
  );
  const sent: z.output<typeof TERMS> & Record<string, unknown> = form.parse(
    z.object({ ...Object.fromEntries(lines), ...TERMS.shape }),
  );
  const { title, brief, funded, validDays } = sent;
  const lineOf = (row: number) => {
    const at = (name: keyof SentLine) => sent[`line.${row}.${name}`];
    return {
      title: at("title") as SentLine["title"],
      scope: at("scope") as SentLine["scope"],
      priceMicros: at("price") as SentLine["price"],
      days: at("days") as SentLine["days"],
      revisions: at("revisions") as SentLine["revisions"],
    };
  };
  return { title, brief, funded, validDays, lines: rows.map(lineOf) };
}

/** The form of the next version begins with what the current one says. */
export function valuesOf(version: OfferVersion): Values {
  const { title, brief, validDays, lines, funded } = version;
  const rows = lines.flatMap((line, place) => {
    const name = (field: string) => `line.${place + 1}.${field}`;
    return [
      [name("title"), line.title],
      [name("scope"), line.scope],
      [name("price"), decimal(line.priceMicros, 2)],
      [name("days"), `${line.days}`],
      [name("revisions"), `${line.revisions}`],
    ];
  });
  return {
    title,
    brief,
    validDays: `${validDays}`,
    funded: funded === lines.length ? "all" : "first",
    rows: `${lines.length}`,
    ...Object.fromEntries(rows),
  };
}
