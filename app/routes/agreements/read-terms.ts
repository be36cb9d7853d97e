/** Reads the terms of an offer from its form. */
import { z } from "zod";
import { OFFER_LIMITS } from "#app/domain/agreements/offer-terms.ts";
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";
import { rowsOf } from "./terms-values.ts";
import type { Values } from "./terms-values.ts";

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

const OWN = z.object({
  reference: sentText({ max: OWN_LIMITS.reference, lines: "one" }).optional(),
});

/** The author's own name for the offer; empty for none. Absent in forms of earlier releases, whose keys keep their answers. */
export function readReference(form: SentForm): string | undefined {
  return form.parse(OWN).reference;
}
