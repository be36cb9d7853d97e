/** Turns a refusal about several fields of a gig into one sentence per field. */
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { FormInvalid } from "#app/http/checked.ts";

/** Runs a command about a gig. A refusal's facts, one sentence per field, become the form's problems. */
export async function perField<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    const told =
      problem instanceof Refusal &&
      (problem.code === "invalid_input" || problem.code === "gig_incomplete");
    if (!told || Object.keys(problem.facts).length === 0) throw problem;
    throw new FormInvalid(problem.code, problem.facts);
  }
}
