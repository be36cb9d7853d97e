/** What an import asks of text in a file: one normal form and the one rule for written text. Pure. */
import { firstProblem } from "#app/domain/kernel/text-problems.ts";
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";

/** Without NUL, which PostgreSQL cannot store; otherwise tidied as in a form. */
export function normalText(text: string, { lines }: { lines: boolean }): string {
  const whole = text.replaceAll("\0", "");
  return lines ? tidyText(whole) : tidyLine(whole);
}

/** The sentence about the first character that a form would refuse; null for an honest text. */
export function wrongText(text: string, { lines }: { lines: boolean }): string | null {
  return firstProblem(text, lines ? "many" : "one")?.sentence ?? null;
}
