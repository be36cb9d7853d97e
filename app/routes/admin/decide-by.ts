/** Maps each decision about a person to its command. Apart from the words, because the browser's build imports those. */
import { setRole } from "#app/domain/people/decide.ts";
import type { DecisionInput } from "#app/domain/people/decide.ts";
import { isStaffRole } from "#app/domain/access/party.ts";
import type { Duty, Role, UserActor } from "#app/domain/kernel/actor.ts";
import { liftSuspension, suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import type { Contest } from "#app/domain/suspensions/contest-input.ts";
import { takePictureDown } from "#app/routes/people/pictures/change-picture.ts";
import { DECISIONS } from "./person-decisions.ts";
import type { DecisionVerb } from "./person-decisions.ts";

/** Carries out a decision and returns a sentence about it. */
export async function decideBy(
  actor: UserActor,
  verb: DecisionVerb,
  input: DecisionInput,
  { contest, duties }: { contest: Contest | undefined; duties: readonly Duty[] },
): Promise<string> {
  if (verb === "suspend")
    await suspendPerson(actor, { ...input, contest, appeal: contest?.appeal });
  else if (verb === "remove-picture") await takePictureDown(actor, input);
  else if (verb === "reinstate") await liftSuspension(actor, input);
  else {
    const role: Role = verb === "make-member" ? "member" : "staff";
    await setRole(actor, { ...input, role, ...(isStaffRole(role) ? { duties } : {}) });
  }
  return DECISIONS[verb].done;
}
