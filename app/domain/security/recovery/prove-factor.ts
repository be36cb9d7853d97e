/** The second factor of a person who sets a new password by mail: the mail alone does not get around it. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";

/** As the fields of the form have it: empty texts are fields that were not filled in. */
export interface FactorProof {
  code: string;
}

/** Returns whether the person has a factor, and proved it. Refuses `factor_needed`. */
export async function proveFactor(userId: string, { code }: FactorProof): Promise<boolean> {
  if (!hasFactor(await waysOf(userId))) return false;
  const field = { field: "stepUpCode" };
  // The one place to connect the proof of codes; until then none is accepted.
  return code.trim() === ""
    ? refuse("factor_needed", field)
    : refuse("factor_needed", { ...field, sentence: "This code is not accepted here." });
}
