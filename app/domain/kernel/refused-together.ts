/** Runs several checks of one form, so that a person reads about every field at once and not about one after the other. */
import { Refusal } from "./refusal.ts";

/**
 * Refuses with what all of the checks refuse: the first one's code, and a sentence for each field. A refusal without a field is
 * about the whole call, so it is thrown at once.
 */
export async function refusedTogether(...checks: Array<() => unknown>): Promise<void> {
  const refused: Refusal[] = [];
  for (const check of checks) {
    try {
      await check();
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.field === undefined) throw problem;
      refused.push(problem);
    }
  }
  const [first, ...others] = refused;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  const { code, field, facts, message: sentence } = first;
  // The first sentence about a field stands. The order of the checks is that of the fields.
  const problems: Record<string, string> = {};
  for (const [name, words] of refused.flatMap((one) => Object.entries(one.problems)))
    problems[name] ??= words;
  throw new Refusal(code, { sentence, facts, problems, ...(field === undefined ? {} : { field }) });
}
