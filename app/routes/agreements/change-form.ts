/** Reads the form of a change: the fields of its kind. */
import { z } from "zod";
import { isKind } from "#app/domain/agreements/changes/change-kinds.ts";
import type { ChangeKind } from "#app/domain/agreements/changes/change-kinds.ts";
import {
  MAX_CHANGE_DAYS,
  MAX_CHANGE_NOTE,
  MAX_CHANGE_REVISIONS,
  MAX_LINE_TITLE,
  MAX_SCOPE,
} from "#app/domain/agreements/changes/proposed.ts";
import type { Proposed } from "#app/domain/agreements/changes/proposed.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { amountField, wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";

const days = wholeNumber(1, MAX_CHANGE_DAYS);
const line = z.string().min(1, "Please choose a milestone.").max(40);
const note = writtenText({ max: MAX_CHANGE_NOTE, lines: "many" }).default("");
const scope = { max: MAX_SCOPE, lines: "many" } as const;

const READ: { [K in ChangeKind]: (form: SentForm) => Extract<Proposed, { kind: K }> } = {
  add(form) {
    const { price: priceMicros, ...said } = form.parse(
      z.object({
        title: writtenText({
          max: MAX_LINE_TITLE,
          min: 1,
          lines: "one",
          empty: "Please name the milestone.",
        }),
        scope: writtenText(scope).default(""),
        price: amountField,
        days,
        revisions: wholeNumber(0, MAX_CHANGE_REVISIONS),
      }),
    );
    return { kind: "add", ...said, priceMicros };
  },
  lower(form) {
    const said = form.parse(z.object({ line, price: amountField }));
    return { kind: "lower", taskId: said.line, priceMicros: said.price };
  },
  days(form) {
    const said = form.parse(z.object({ line, days }));
    return { kind: "days", taskId: said.line, days: said.days };
  },
  drop(form) {
    const said = form.parse(z.object({ line: wholeNumber(1, 1000) }));
    return { kind: "drop", position: said.line };
  },
  scope(form) {
    const empty = "Please write what belongs to the work.";
    return {
      kind: "scope",
      ...form.parse(z.object({ scope: writtenText({ ...scope, min: 1, empty }) })),
    };
  },
};

export function changeFrom(form: SentForm): { proposed: Proposed; note: string } {
  const kind = form.text("kind");
  if (!isKind(kind))
    refuse("invalid_input", { field: "kind", sentence: "Please choose a kind of change." });
  return { proposed: READ[kind](form), ...form.parse(z.object({ note })) };
}
