/** Compares typed fields: what differs from the published gig, and how far each step of the form is. Pure. */
import { allFields, stepFields, stepOf, stepsOf } from "./draft-fields.ts";
import type { GigKind, Step, TypedGig } from "./draft-fields.ts";
import type { ReadGig } from "./read-typed.ts";

export interface Change {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** Fields with different text, in the form's order. */
export function changesBetween(kind: GigKind, before: TypedGig, after: TypedGig): Change[] {
  return allFields(kind).flatMap(([field, label]) => {
    const [was, is] = [(before[field] ?? "").trim(), (after[field] ?? "").trim()];
    return was === is ? [] : [{ field, label, before: was, after: is }];
  });
}

export interface StepStanding {
  step: Step;
  /** `optional`: nothing is needed, and nothing is there. */
  mark: "done" | "missing" | "wrong" | "optional";
  /** Fields that need attention. */
  count: number;
}

/** Each step's mark. `empty` is a new gig: fields that still have its usual values count as empty. */
export function standingOf(
  kind: GigKind,
  typed: TypedGig,
  empty: TypedGig,
  { wrong, missing }: Pick<ReadGig, "wrong" | "missing">,
): StepStanding[] {
  return stepsOf(kind).map((step) => {
    const of = (problems: Record<string, string>) =>
      Object.keys(problems).filter((field) => stepOf(kind, field) === step).length;
    if (of(wrong) > 0) return { step, mark: "wrong", count: of(wrong) };
    if (of(missing) > 0) return { step, mark: "missing", count: of(missing) };
    const filled = stepFields(kind, step).some(
      ([name]) => (typed[name] ?? "").trim() !== (empty[name] ?? ""),
    );
    return { step, mark: filled ? "done" : "optional", count: 0 };
  });
}
