/** Its own side confirms a proposed change that has to be confirmed again: withdraws it and proposes the same, in one step. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { lockAgreed, readAgreed } from "#app/domain/orders/agreed/lock-agreed.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { endChange, lockProposed, readChange } from "./lock-change.ts";
import { pair } from "./propose-change.ts";
import { proposedIn } from "./proposed-in.ts";
import { tellChange } from "./tell-change.ts";
import { writeProposal } from "./write-proposal.ts";

/**
 * Returns the id of the new proposal. Refuses `not_found`, `cannot_be_reached`, `transition_refused` for a change that was answered
 * or that needs no confirmation, what `requirePossible` refuses, and `cap_exceeded`.
 */
export async function confirmChange(
  actor: Actor,
  { changeId, key }: { changeId: string; key: string },
): Promise<Outcome<{ changeId: string }>> {
  const spec = { name: "agreements.confirm_change" as const, actor, key, input: { changeId } };
  return command(spec, async (tx) => {
    const change = await readChange(tx, changeId);
    const by = requireParty(actor, "agreements.confirm_change", change);
    await requireReachable(tx, ...pair(change, by));
    const locked = await lockAgreed(tx, await readAgreed(tx, change.orderId));
    await lockProposed(tx, change, "withdraw", by);
    // Read again under the lock.
    if (!(await readChange(tx, changeId)).unconfirmed)
      refuse("transition_refused", {
        sentence: "This change does not have to be confirmed again. It waits for its answer.",
      });
    await endChange(tx, changeId, "withdraw");
    await tellChange(tx, "change.withdrawn", change, by);
    const proposal = { by, proposed: proposedIn(change), note: change.note };
    return { changeId: await writeProposal(tx, locked, proposal) };
  });
}

/** Of the change, not of a form: two open pages confirm it once and get one answer. */
export function confirmationKey(changeId: string): string {
  return `confirm-change:${changeId}`;
}
