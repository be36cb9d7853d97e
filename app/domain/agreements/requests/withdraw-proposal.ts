/** Withdraws a proposal; its freelancer may make another one. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { lockProposal, requestOf, requireMade } from "./lock-proposal.ts";
import { lockRequest } from "./lock-request.ts";

/** Refuses `not_found` for everybody but its freelancer, and `proposal_over`. */
export async function withdrawProposal(
  actor: UserActor,
  { proposalId, key }: { proposalId: string; key: string },
): Promise<Outcome<{ proposalId: string }>> {
  const spec = { name: "agreements.withdraw_proposal" as const, actor, key, input: { proposalId } };
  return command(spec, async (tx) => {
    const { title } = await lockRequest(tx, await requestOf(tx, proposalId));
    const proposal = await lockProposal(tx, proposalId);
    const { requestId, buyerId, freelancerId } = proposal;
    // The buyer knows the proposal, and may still not withdraw it.
    requireParty(actor, "agreements.withdraw_proposal", { buyerId, freelancerId });
    requireMade(proposal);
    await tx.sql`
      update proposals set state = 'withdrawn', shortlisted_at = null, ended_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${proposalId}`;
    await tx.sql`
      update buyer_requests set proposals = proposals - 1, command_id = ${tx.command.id} where id = ${requestId}`;
    const parties = { buyerId, freelancerId };
    const payload = { requestId, proposalId, title, parties, by: "freelancer" as const };
    await enqueue(tx, [{ name: "proposal.withdrawn", subjectId: proposalId, payload }]);
    return { proposalId };
  });
}
