/** Checks the text of a statement. */
import { refuse } from "#app/domain/kernel/refusal.ts";

export const MAX_STATEMENT = 5000;
export const MAX_EXPLANATION = 5000;

/** The text without outer blanks; refuses `invalid_input` at `field` when it is empty or too long. */
export function statementBody(text: string, field: string): string {
  const body = text.trim();
  if (body === "")
    refuse("invalid_input", { field, sentence: "Please write what happened, in your own words." });
  if (body.length > MAX_STATEMENT)
    refuse("invalid_input", { field, sentence: `Use at most ${MAX_STATEMENT} characters.` });
  return body;
}
