/** Staff's new decision on how much of a suspended person's earnings is contested. */
import { zoneOfPerson } from "#app/domain/people/profile/zone-of-person.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { contestHashed, requireContest, writeContest } from "./contest-input.ts";
import type { Contest } from "./contest-input.ts";
import { contestedNow } from "./contested.ts";
import { endWithdrawals, restingOf } from "./end-withdrawals.ts";
import { lockStaffWith } from "./open-suspension.ts";
import { pursesOf, sayPurses } from "./purses.ts";

/**
 * Decides each named currency anew; the others stay. Ends a resting withdrawal now if nothing is left to pay. Refuses
 * `not_found`, `own_account`, `transition_refused` (not suspended) and `invalid_input`.
 */
export async function contestEarnings(
  actor: UserActor,
  input: { userId: string; contest: Contest; key: string },
): Promise<Outcome<{ userId: string }>> {
  requireAbility(actor, "suspensions.contest");
  const { userId, contest, key } = input;
  const remembered = { userId, contest: contestHashed(contest) };
  const spec = { name: "suspensions.contest" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    requireContest(contest, tx.command.at);
    const suspension = await lockStaffWith(tx, actor.id, userId);
    await writeContest(tx, suspension.id, contest);
    const contested = await contestedNow(tx.sql, suspension, tx.command.at);
    const purses = await pursesOf(tx.sql, userId, contested);
    const nothingLeft = (await restingOf(tx, userId)).filter(
      ({ currency }) => purses.find((one) => one.currency === currency)?.payableMicros === 0n,
    );
    await endWithdrawals(tx, nothingLeft, "contested");
    const payload = {
      userId,
      note: contest.reason,
      amounts: sayPurses(purses, await zoneOfPerson(tx.sql, userId)),
    };
    await enqueue(tx, [{ name: "suspension.contested", subjectId: suspension.id, payload }]);
    return { userId };
  });
}
