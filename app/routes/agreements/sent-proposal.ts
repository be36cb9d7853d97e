/** Reads the form of a proposal: a note, and lines of work in numbered fields. */
import { z } from "zod";
import {
  MAX_LINE_DAYS,
  MAX_LINE_REVISIONS,
  MAX_LINE_SCOPE,
  MAX_LINE_TITLE,
  MAX_PROPOSAL_NOTE,
} from "#app/domain/agreements/requests/request-limits.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";
import { rowsIn } from "./line-rows.ts";

const lineFields = {
  title: sentText({ max: MAX_LINE_TITLE, min: 1, lines: "one" }),
  scope: sentText({ max: MAX_LINE_SCOPE, lines: "many" }).default(""),
  price: amountField,
  days: wholeNumber(1, MAX_LINE_DAYS),
  revisions: wholeNumber(0, MAX_LINE_REVISIONS),
};

type Fields = z.output<z.ZodObject<typeof lineFields>>;

/** Refuses with a sentence at each wrong field, `lines.0.price`. A row in which nothing was typed is left out. */
export function sentProposal(form: SentForm): { note: string; lines: AgreedLine[] } {
  const typed = Array.from(
    { length: Math.min(rowsIn(form.values), MAX_AGREED_LINES) },
    (_, n) => n,
  );
  const filled = typed.filter((n) => n === 0 || isFilled(form, n));
  const rows = filled.flatMap((n) =>
    Object.entries(lineFields).map(([name, field]) => [`lines.${n}.${name}`, field] as const),
  );
  const note = sentText({ max: MAX_PROPOSAL_NOTE, min: 1, lines: "many" });
  const sent = form.parse(z.object({ note, ...Object.fromEntries(rows) })) as Record<
    string,
    unknown
  >;
  const lines = filled.map((n) => {
    const of = <N extends keyof Fields>(name: N) => sent[`lines.${n}.${name}`] as Fields[N];
    return {
      title: of("title"),
      scope: of("scope"),
      priceMicros: of("price"),
      days: of("days"),
      revisions: of("revisions"),
    };
  });
  return { note: String(sent["note"]), lines };
}

function isFilled(form: SentForm, n: number): boolean {
  return ["title", "scope", "price"].some((name) => form.text(`lines.${n}.${name}`).trim() !== "");
}
