/** A refusal as pages see it; pure, so that components in the browser may import it. */

/** A refusal in the shape pages show. */
export interface ShownRefusal {
  code: string;
  sentence: string;
  /** The field it belongs to, when there is one. */
  field: string | null;
  facts: Record<string, string>;
  /** One sentence per field, for forms with several problems; the refusal's own field is among them. */
  problems: Record<string, string>;
}

/** What an action gives back when it was refused; the page renders again with the typed text kept. */
export interface Refused {
  refusal: ShownRefusal;
  values: Record<string, string>;
}

/** The refusal in an action's answer, or null when it said something else or nothing. */
export function refusedFrom(answer: unknown): Refused | null {
  const found = answer as Partial<Refused> | null | undefined;
  return found?.refusal === undefined
    ? null
    : { refusal: found.refusal, values: found.values ?? {} };
}

/** Refusals that say: this key will never do. */
const SPENT_KEY: ReadonlySet<string> = new Set(["key_reused", "key_invalid"]);

/**
 * The key for a form that is shown again. The first key is kept, so that sending once more after an unclear answer still
 * does the thing once; only a key that was spent on something else, or is none, is replaced.
 */
export function formKeyAgain(refused: Refused | null, fresh: string): string {
  if (refused === null || SPENT_KEY.has(refused.refusal.code)) return fresh;
  return refused.values["key"] ?? fresh;
}

/**
 * The refusal, when it is about the form of this button on a page of several forms. Where the button is unknown, the
 * beginning of a field's name that only this form has tells it from the others.
 */
export function refusedForm(refused: Refused | null, button: string, field: string) {
  if (refused === null) return null;
  const { refusal, values } = refused;
  const here =
    refusal.code === "button_unknown"
      ? Object.keys(values).some((name) => name.startsWith(field))
      : values["verb"] === button;
  return here ? refused : null;
}
