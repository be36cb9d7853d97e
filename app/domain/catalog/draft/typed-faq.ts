/** A gig's questions and answers as fields of its form: ten places, any of which may be empty. */
import { FAQ_LIMITS } from "#app/domain/catalog/faq/faq.ts";
import type { FaqEntry } from "#app/domain/catalog/faq/faq.ts";
import type { TypedGig } from "./draft-fields.ts";

export const FAQ_SLOTS = Array.from({ length: FAQ_LIMITS.most }, (_, n) => n + 1);

/** Every field of the entries, each with its label. */
export const FAQ_FIELDS = FAQ_SLOTS.flatMap((slot): Array<[string, string]> => [
  [`faq.${slot}.question`, `Question ${slot}`],
  [`faq.${slot}.answer`, `Answer ${slot}`],
]);

/** A draft of an earlier release says nothing of them: the gig keeps those it has. */
export function saysFaq(typed: TypedGig): boolean {
  return FAQ_FIELDS.some(([name]) => typed[name] !== undefined);
}

/** Entries → the text of their fields, also of the empty places. */
export function typedFaq(faq: readonly FaqEntry[]): TypedGig {
  return Object.fromEntries(
    FAQ_SLOTS.flatMap((slot) => [
      [`faq.${slot}.question`, faq[slot - 1]?.question ?? ""],
      [`faq.${slot}.answer`, faq[slot - 1]?.answer ?? ""],
    ]),
  );
}

/** The places with an entry, in order. */
export function filledFaq(text: (name: string) => string): number[] {
  return FAQ_SLOTS.filter(
    (slot) => text(`faq.${slot}.question`) + text(`faq.${slot}.answer`) !== "",
  );
}

export function readFaq(text: (name: string) => string): FaqEntry[] {
  return filledFaq(text).map((slot) => ({
    question: text(`faq.${slot}.question`),
    answer: text(`faq.${slot}.answer`),
  }));
}

/** What a button beside an entry does: `up` and `down` change places with the filled one beside it, `drop` empties the place. */
export type FaqStep = { step: "up" | "down" | "drop"; slot: number };

/** Filled places move together to the front, in their order, after the step. */
export function stepFaq(typed: TypedGig, { step, slot }: FaqStep): TypedGig {
  const text = (name: string) => (typed[name] ?? "").trim();
  const places = filledFaq(text);
  const at = places.indexOf(slot);
  const other = step === "up" ? at - 1 : at + 1;
  if (at >= 0 && step === "drop") places.splice(at, 1);
  else if (at >= 0 && places[other] !== undefined)
    [places[at], places[other]] = [places[other], places[at] ?? slot];
  const entries = places.map((place) => ({
    question: typed[`faq.${place}.question`] ?? "",
    answer: typed[`faq.${place}.answer`] ?? "",
  }));
  return { ...typed, ...typedFaq(entries) };
}
