/** Suspends a person and contests part of their earnings; all other money stays theirs. Lifts the suspension, too. */
import { zoneOfPerson } from "#app/domain/people/profile/zone-of-person.ts";
import { suspend, reinstate } from "#app/domain/people/decide.ts";
import type { Decision, DecisionInput } from "#app/domain/people/decide.ts";
import type { OperatorActor, UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { callBackPayouts } from "#app/domain/payouts/call-back.ts";
import { contestHashed, requireContest, writeContest } from "./contest-input.ts";
import type { Contest } from "./contest-input.ts";
import { contestedNow } from "./contested.ts";
import { endWithdrawals, restingOf } from "./end-withdrawals.ts";
import { requireSuspension } from "./open-suspension.ts";
import { pursesOf, sayPurses } from "./purses.ts";

export interface SuspendInput extends DecisionInput {
  appeal?: string | undefined;
  /** Absent means undecided: the proposal applies until staff decide or 120 days are over. */
  contest?: Contest | undefined;
}

type Decider = UserActor | OperatorActor;

const CALLED_BACK = "The account was suspended before this payout was sent.";

/** Refuses as `suspend` does, and `invalid_input` for a contested amount without reason or end. */
export async function suspendPerson(
  actor: Decider,
  input: SuspendInput,
): Promise<Outcome<Decision>> {
  const { appeal, contest, ...decision } = input;
  return suspend(actor, decision, {
    appeal,
    ...(contest === undefined ? {} : { more: { contest: contestHashed(contest) } }),
    async also(tx, { id }) {
      // Inside the command, so that its key sent again after the end of the hold gets its old answer.
      if (contest !== undefined) requireContest(contest, tx.command.at);
      if (contest !== undefined) await writeContest(tx, id, { ...contest, appeal });
      await callBackPayouts(tx, [decision.userId], CALLED_BACK);
      const suspension = await requireSuspension(tx, decision.userId);
      const contested = await contestedNow(tx.sql, suspension, tx.command.at);
      const purses = await pursesOf(tx.sql, decision.userId, contested);
      return sayPurses(purses, await zoneOfPerson(tx.sql, decision.userId));
    },
  });
}

/** Lifts the suspension: resting withdrawals end, and the money is in the wallet as before. Refuses as `reinstate` does. */
export async function liftSuspension(
  actor: Decider,
  input: DecisionInput,
): Promise<Outcome<Decision>> {
  return reinstate(actor, input, async (tx) => {
    await endWithdrawals(tx, await restingOf(tx, input.userId), "lifted");
  });
}
