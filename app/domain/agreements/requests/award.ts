/** Awards a request to a proposal: it becomes the order, paid from the reserve, and what is above its price goes back at once. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { returnReserve } from "#app/domain/escrow/reserve.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { addLine } from "#app/domain/messages/add-line.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { bringFiles } from "#app/domain/orders/bring-files.ts";
import { placeAgreed } from "#app/domain/orders/agreed/place-agreed.ts";
import { lockProposal, requestOf, requireMade } from "./lock-proposal.ts";
import type { LockedProposal } from "./lock-proposal.ts";
import { lockRequest, requireOpen } from "./lock-request.ts";
import type { LockedRequest } from "./lock-request.ts";
import { agreedLineOf } from "./proposal-lines.ts";

export interface AwardAnswer {
  requestId: string;
  orderId: string;
  /** What went back to the buyer's balance, as a decimal. */
  refunded: string;
}

/**
 * Refuses `not_found` for everybody but the request's buyer, `request_over`, `proposal_over`, `above_ceiling`, and
 * `cannot_be_reached` for a freelancer whose account is not open or where one has blocked the other.
 */
export async function award(
  actor: UserActor,
  { proposalId, key }: { proposalId: string; key: string },
): Promise<Outcome<AwardAnswer>> {
  const spec = { name: "agreements.award" as const, actor, key, input: { proposalId } };
  return command(spec, async (tx) => {
    const request = await lockRequest(tx, await requestOf(tx, proposalId));
    requireParty(actor, "agreements.award", { buyerId: request.buyerId });
    requireOpen(tx, request);
    const proposal = await lockProposal(tx, proposalId);
    requireMade(proposal);
    if (proposal.totalMicros > request.ceilingMicros) refuse("above_ceiling");
    return carryOut(tx, request, proposal);
  });
}

async function carryOut(
  tx: Tx,
  request: LockedRequest,
  proposal: LockedProposal,
): Promise<AwardAnswer> {
  const { id, buyerId, title, currency, reference, metadata } = request;
  const { freelancerId, bps, totalMicros } = proposal;
  const quote = agreedQuote(proposal.lines.map(agreedLineOf), { currency, bps });
  const { orderId } = await placeAgreed(tx, {
    buyerId,
    freelancerId,
    gigId: null,
    title,
    brief: request.description,
    quote,
    scheduleId: proposal.scheduleId,
    funded: quote.lines.length,
    reference,
    metadata,
    from: { reserveOf: id, fundsClearAt: stillCard(tx, request) },
  });
  await bringRequestFiles(tx, request, orderId);
  const rest = request.ceilingMicros - totalMicros;
  await returnReserve(tx, { ownerId: id, buyerId, currency }, rest);
  await tx.sql`
    update buyer_requests set state = 'awarded', order_id = ${orderId}, ended_at = ${tx.command.at}, command_id = ${tx.command.id},
      passed_to = case when proposals > 1 then '' end
    where id = ${id}`;
  await tx.sql`
    update proposals set state = 'awarded', ended_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${proposal.id}`;
  await addLine(tx, {
    kind: "request",
    authorId: buyerId,
    otherId: freelancerId,
    body: `Awarded the request “${title}” for ${formatMoney({ micros: totalMicros, currency })}.`,
    subjectId: id,
    orderId,
  });
  await tellAwarded(tx, request, proposal, orderId);
  return { requestId: id, orderId, refunded: decimal(rest) };
}

/** The files of the request are the order's: the freelancer reads them on its page, and staff in a dispute. */
async function bringRequestFiles(
  tx: Tx,
  { id, postedAt }: LockedRequest,
  orderId: string,
): Promise<void> {
  const files = await tx.sql`select from files where subject_id = ${id} limit 1`;
  if (files.length === 0) return;
  await bringFiles(tx, orderId, [{ side: "buyer", at: postedAt, subject: id }]);
}

/** Money that was card money when it was held is none any more once that moment has passed. */
function stillCard(tx: Tx, { fundsClearAt }: LockedRequest): Date | null {
  return fundsClearAt !== null && fundsClearAt > tx.command.at ? fundsClearAt : null;
}

/** Without what went back: with the price it would give a hidden ceiling away to the freelancer. */
async function tellAwarded(
  tx: Tx,
  { id, title, buyerId, currency }: LockedRequest,
  { id: proposalId, freelancerId, totalMicros }: LockedProposal,
  orderId: string,
): Promise<void> {
  const payload = {
    requestId: id,
    proposalId,
    orderId,
    title,
    parties: { buyerId, freelancerId },
    currency,
    amount: decimal(totalMicros),
  };
  await enqueue(tx, [{ name: "request.awarded", subjectId: id, payload }]);
}
