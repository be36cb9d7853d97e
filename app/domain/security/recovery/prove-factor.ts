/** The second factor of a person who sets a new password by mail: the mail alone does not get around it. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireCode } from "#app/domain/security/require-code.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";

/** As the fields of the form have it: empty texts are fields that were not filled in. */
export interface FactorProof {
  code: string;
}

/**
 * Returns whether the person has a factor, and proved it by a code. Refuses `code_needed`, `code_wrong` and `too_many_attempts` at
 * the code's field.
 */
export async function proveFactor(userId: string, { code }: FactorProof): Promise<boolean> {
  if (!hasFactor(await waysOf(userId))) return false;
  const field = "stepUpCode";
  const text = code.trim();
  if (text === "") refuse("code_needed", { field });
  await requireCode({ userId, text, field, countedFor: { who: ["recovery", userId] } });
  return true;
}
