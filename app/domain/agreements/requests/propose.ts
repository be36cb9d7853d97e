/** Proposes to do what a request asks for: lines of work with prices, for its buyer alone to read. */
import { actsFor } from "#app/domain/access/party.ts";
import { requirePerson } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { firstIdAt, newId } from "#app/domain/kernel/ids.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { isFirstContact, requireFewNewPeople } from "#app/domain/messages/first-contact.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { AgreedLine, AgreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { lockRequest, requireOpen } from "./lock-request.ts";
import type { LockedRequest } from "./lock-request.ts";
import { readLines, storedLine } from "./proposal-lines.ts";
import { MAX_PROPOSAL_NOTE } from "./request-limits.ts";

export interface ProposalInput {
  requestId: string;
  /** To the buyer. */
  note: string;
  lines: AgreedLine[];
  key: string;
}

/**
 * Refuses `not_found`, `own_request`, `request_over`, `cannot_be_reached`, `proposal_exists`, `too_many_proposals` (so many in 24
 * hours), `too_many_new_people` (of a new account), `above_ceiling` where the ceiling can be read, `empty_list`, `too_many_items`, `invalid_input`. Above a hidden ceiling it
 * is taken: a refusal would give the ceiling away. The buyer reads that it is above, and cannot award it.
 */
export async function propose(
  actor: Actor,
  input: ProposalInput,
): Promise<Outcome<{ proposalId: string }>> {
  requirePerson(actor, "agreements.propose");
  const { key, ...rest } = input;
  return command({ name: "agreements.propose", actor, key, input: rest }, async (tx) => {
    const note = requireWritten(input.note, "note", {
      max: MAX_PROPOSAL_NOTE,
      min: 1,
      lines: "many",
    });
    const lines = readLines(input.lines);
    await lockPerson(tx, actor.id);
    const request = await lockRequest(tx, input.requestId);
    if (actsFor(actor, request.buyerId)) refuse("own_request");
    requireOpen(tx, request);
    await requireReachable(tx, actor.id, request.buyerId);
    await requireRoom(tx, actor.id, request.id);
    if (await isFirstContact(tx, actor.id, request.buyerId))
      await requireFewNewPeople(tx, actor.id, "proposal");
    const { id: scheduleId, ...schedule } = await currentSchedule(tx.command.at, tx.sql);
    const sale = { categoryId: request.categoryId, freelancerId: actor.id };
    const bps = rateFor({ id: scheduleId, ...schedule }, sale);
    const quote = agreedQuote(lines, { currency: request.currency, bps });
    requireUnderCeiling(request, quote);
    return write(tx, request, { freelancerId: actor.id, note, quote, scheduleId });
  });
}

/** The caller holds the person's lock, so that two proposals at once cannot pass the limit together. */
async function requireRoom(tx: Tx, freelancerId: string, requestId: string): Promise<void> {
  const since = hoursAfter(tx.command.at, -24);
  const [there] = await tx.sql<{ recent: number; here: boolean }[]>`
    select count(*) filter (where made_at > ${since})::int as recent,
           coalesce(bool_or(request_id = ${requestId} and state <> 'withdrawn'), false) as here
    from proposals where freelancer_id = ${freelancerId} and (id >= ${firstIdAt("proposal", since)} or request_id = ${requestId})`;
  if (there?.here === true) refuse("proposal_exists");
  const most = env.proposalsPerDay;
  if ((there?.recent ?? 0) >= most)
    refuse("too_many_proposals", {
      sentence: `You can make at most ${most} proposals in 24 hours. This one was not sent; please try again later.`,
      facts: { limit: `${most}` },
    });
}

function requireUnderCeiling(request: LockedRequest, { totalMicros, currency }: AgreedQuote): void {
  const { ceilingMicros, ceilingHidden } = request;
  if (ceilingHidden || totalMicros <= ceilingMicros) return;
  const most = formatMoney({ micros: ceilingMicros, currency });
  refuse("above_ceiling", {
    sentence: `The buyer pays at most ${most} for this. Your proposal was not sent.`,
    facts: { ceiling: decimal(ceilingMicros) },
  });
}

interface Made {
  freelancerId: string;
  note: string;
  quote: AgreedQuote;
  scheduleId: string;
}

async function write(tx: Tx, request: LockedRequest, made: Made): Promise<{ proposalId: string }> {
  const { freelancerId, note, quote, scheduleId } = made;
  const { id: requestId, buyerId, title, currency } = request;
  const proposalId = newId("proposal");
  const lines = JSON.stringify(quote.lines.map(storedLine));
  await tx.sql`
    insert into proposals (id, request_id, buyer_id, freelancer_id, note, lines, total_micros, commission_bps, schedule_id, state,
                           made_at, command_id)
    values (${proposalId}, ${requestId}, ${buyerId}, ${freelancerId}, ${note}, ${lines}::text::jsonb, ${quote.totalMicros},
            ${quote.bps}, ${scheduleId}, 'made', ${tx.command.at}, ${tx.command.id})`;
  await tx.sql`
    update buyer_requests set proposals = proposals + 1, command_id = ${tx.command.id} where id = ${requestId}`;
  const payload = {
    requestId,
    proposalId,
    title,
    parties: { buyerId, freelancerId },
    by: "freelancer" as const,
    currency,
    amount: decimal(quote.totalMicros),
    net: decimal(quote.netMicros),
  };
  await enqueue(tx, [{ name: "proposal.made", subjectId: proposalId, payload }]);
  return { proposalId };
}
