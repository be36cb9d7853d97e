/** A refusal in the shape pages show; pure, so that components in the browser may import it. */

/** A refusal in the shape pages show. */
export interface ShownRefusal {
  code: string;
  sentence: string;
  /** The field it belongs to, when there is one. */
  field: string | null;
  facts: Record<string, string>;
  /** One sentence per field, for forms with several problems; includes the refusal's own field. */
  problems: Record<string, string>;
}

/** The result of a refused action. The page renders again with the typed text. */
export interface Refused {
  refusal: ShownRefusal;
  values: Record<string, string>;
  /** Every field of a form that waits for a step-up. */
  sent?: Array<[name: string, text: string]>;
  /** The files that the form has already, to be sent again by their hash. */
  kept?: KeptFile[];
  /** A file was chosen that could not be kept. */
  filesLost?: boolean;
}

/** A file of a refused form that is stored until the form is sent again. */
export interface KeptFile {
  sha256: string;
  name: string;
  bytes: number;
}

/** The field in which the hashes of kept files are sent. */
export const KEPT_FIELD = "keptFiles";

/** The refusal in an action's answer; null when the answer is something else or missing. */
export function refusedFrom(answer: unknown): Refused | null {
  const found = answer as Partial<Refused> | null | undefined;
  return found?.refusal === undefined
    ? null
    : { ...found, refusal: found.refusal, values: found.values ?? {} };
}

/** Refusals after which this key can never be used. */
const SPENT_KEY: ReadonlySet<string> = new Set(["key_reused", "key_invalid"]);

/**
 * The key for a form that is shown again. The first key is kept, so that sending the form once more after an
 * unclear answer still acts once. A key that was used for something else, or is invalid, is replaced.
 */
export function formKeyAgain(refused: Refused | null, fresh: string): string {
  if (refused === null || SPENT_KEY.has(refused.refusal.code)) return fresh;
  return refused.values["key"] ?? fresh;
}

/**
 * The refusal, if it belongs to the form of this button on a page of several forms. Where the button is unknown, a
 * field name prefix that only this form has identifies it.
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
