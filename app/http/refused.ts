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

/**
 * The key for a form that is shown again. The first key is kept, so that sending once more after an unclear answer still
 * does the thing once; only a key that was spent on something else is replaced.
 */
export function formKeyAgain(refused: Refused | null, fresh: string): string {
  if (refused === null || refused.refusal.code === "key_reused") return fresh;
  return refused.values["key"] ?? fresh;
}
