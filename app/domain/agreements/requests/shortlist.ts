/** Puts a proposal on its buyer's short list, or takes it off again. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { lockProposal, requestOf, requireMade } from "./lock-proposal.ts";
import { lockRequest, requireOpen } from "./lock-request.ts";

export interface ShortlistInput {
  proposalId: string;
  /** False takes it off. */
  listed: boolean;
  key: string;
}

/** The freelancer is told once it is on the list. Refuses `not_found` for all but the buyer, `request_over`, `proposal_over`. */
export async function shortlist(
  actor: UserActor,
  { proposalId, listed, key }: ShortlistInput,
): Promise<Outcome<{ proposalId: string; listed: boolean }>> {
  const input = { proposalId, listed };
  const spec = { name: "agreements.shortlist" as const, actor, key, input };
  return command(spec, async (tx) => {
    const request = await lockRequest(tx, await requestOf(tx, proposalId));
    requireParty(actor, "agreements.shortlist", { buyerId: request.buyerId });
    requireOpen(tx, request);
    const proposal = await lockProposal(tx, proposalId);
    requireMade(proposal);
    if ((proposal.shortlistedAt !== null) === listed) return input;
    await tx.sql`
      update proposals set shortlisted_at = ${listed ? tx.command.at : null}, command_id = ${tx.command.id} where id = ${proposalId}`;
    if (listed) {
      const { id: requestId, title, buyerId } = request;
      const parties = { buyerId, freelancerId: proposal.freelancerId };
      const payload = { requestId, proposalId, title, parties, by: "buyer" as const };
      await enqueue(tx, [{ name: "proposal.shortlisted", subjectId: proposalId, payload }]);
    }
    return input;
  });
}
