/** The two steps of an offer's form: more lines and the preview change nothing, then one button sends it. */
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import type { OfferPreview } from "#app/domain/agreements/preview-offer.ts";
import type { SentForm } from "#app/http/form.ts";
import { twoStep } from "#app/http/two-step.ts";
import type { Shown } from "#app/http/two-step.ts";
import { readTerms } from "./read-terms.ts";
import { rowsOf } from "./terms-values.ts";

/** What the preview showed, sent again by its button. */
interface SeenTerms {
  terms: OfferTerms;
  total: string;
  net: string;
}

interface OfferSteps {
  preview: (terms: OfferTerms) => Promise<OfferPreview>;
  send: (seen: SeenTerms, key: string) => Promise<Response>;
}

export function offerSteps(
  form: SentForm,
  { preview, send }: OfferSteps,
): Promise<Response | Shown<OfferPreview>> {
  const { values } = form;
  return twoStep<OfferPreview, Response | Shown<OfferPreview>>(form, {
    does: "send",
    preview: async () => preview(readTerms(form)),
    carryOut: async (key) =>
      send({ terms: readTerms(form), total: form.text("total"), net: form.text("net") }, key),
    others: {
      add_line: async () => ({
        preview: null,
        values: { ...values, rows: `${rowsOf(values) + 1}` },
      }),
    },
  });
}
