/** Which command each decision about a person stands for. Kept apart from the words, which the browser's build takes too. */
import { setRole } from "#app/domain/people/decide.ts";
import type { DecisionInput } from "#app/domain/people/decide.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { liftSuspension, suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import type { Contest } from "#app/domain/suspensions/contest-input.ts";
import { DECISIONS } from "./person-decisions.ts";
import type { DecisionVerb } from "./person-decisions.ts";

/** Carries a decision out and says so. */
export async function decideBy(
  actor: UserActor,
  verb: DecisionVerb,
  input: DecisionInput,
  contest: Contest | undefined,
): Promise<string> {
  if (verb === "suspend")
    await suspendPerson(actor, { ...input, contest, appeal: contest?.appeal });
  else if (verb === "reinstate") await liftSuspension(actor, input);
  else await setRole(actor, { ...input, role: verb === "make-staff" ? "staff" : "member" });
  return DECISIONS[verb].done;
}
