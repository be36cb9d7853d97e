/** Catches what should be a refusal and gives its parts; anything else fails the test. */
import { Refusal } from "#app/domain/kernel/refusal.ts";

export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; field: string | undefined; facts: Record<string, string> }> {
  try {
    await work;
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const { code, field, facts } = problem;
    return { code, field, facts };
  }
  throw new Error("This should have been refused.");
}
