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
