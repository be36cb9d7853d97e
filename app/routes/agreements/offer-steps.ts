/** The two steps of an offer's form: more lines and the preview change nothing, then one button sends it. Files stay with the form. */
import type { OfferTerms } from "#app/domain/agreements/offer-terms.ts";
import type { OfferPreview } from "#app/domain/agreements/preview-offer.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";
import type { KeptFile } from "#app/http/refused.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { twoStep } from "#app/http/two-step.ts";
import type { Shown } from "#app/http/two-step.ts";
import { keepFiles, withFormFiles } from "#app/routes/files/form-files.ts";
import { readReference, readTerms } from "./read-terms.ts";
import { rowsOf } from "./terms-values.ts";

/** What the preview showed, sent again by its button. */
interface SeenTerms {
  terms: OfferTerms;
  total: string;
  net: string;
  reference: string | undefined;
  files: ReceivedFile[];
}

/** `Outcome` of the command, and where it leads. */
interface OfferSteps {
  preview: (terms: OfferTerms) => Promise<OfferPreview>;
  send: (seen: SeenTerms, key: string) => Promise<Response>;
}

export interface ShownOffer extends Shown<OfferPreview> {
  kept: KeptFile[];
}

export async function offerSteps(
  actor: UserActor,
  form: SentForm,
  { preview, send }: OfferSteps,
): Promise<Response | ShownOffer> {
  const { values } = form;
  const step = await twoStep<OfferPreview, Response | Shown<OfferPreview>>(form, {
    does: "send",
    preview: async () => {
      readReference(form);
      return preview(readTerms(form));
    },
    carryOut: async (key) =>
      withFormFiles(actor, form, (files) => {
        const seen = { terms: readTerms(form), reference: readReference(form), files };
        return send({ ...seen, total: form.text("total"), net: form.text("net") }, key);
      }),
    others: {
      add_line: async () => ({
        preview: null,
        values: { ...values, rows: `${rowsOf(values) + 1}` },
      }),
    },
  });
  if (step instanceof Response) return step;
  const kept = await keepFiles(actor, form);
  if (kept.filesLost === true)
    refuse("invalid_input", {
      field: "files",
      sentence:
        "A file could not be kept, so nothing is offered yet. Choose it again, or another one.",
    });
  return { ...step, ...kept };
}
