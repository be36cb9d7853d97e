/** Checks the text of a statement. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";

export const MAX_STATEMENT = 5000;
export const MAX_EXPLANATION = 5000;

/** The tidied text; refuses `invalid_input` at `field` when it is empty or too long. */
export function statementBody(text: string, field: string): string {
  const empty = "Please write what happened, in your own words.";
  return requireWritten(text, field, { max: MAX_STATEMENT, min: 1, lines: "many", empty });
}
