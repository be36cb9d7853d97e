/** Which command each decision about a person stands for. Kept apart from the words, which the browser's build takes too. */
import { reinstate, setRole, suspend } from "#app/domain/identity/decide.ts";
import type { DecisionInput } from "#app/domain/identity/decide.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { DECISIONS, isDecisionVerb } from "./person-decisions.ts";

/** Carries a decision out and says so. Refuses `malformed_body` for a verb nobody offered. */
export async function decideBy(
  actor: UserActor,
  verb: string,
  input: DecisionInput,
): Promise<string> {
  if (!isDecisionVerb(verb)) return refuse("malformed_body");
  if (verb === "suspend") await suspend(actor, input);
  else if (verb === "reinstate") await reinstate(actor, input);
  else await setRole(actor, { ...input, role: verb === "make-staff" ? "staff" : "member" });
  return DECISIONS[verb].done;
}
