/** Adds a statement to a dispute: the answer that hands it to staff, or any later statement until it is closed. */
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { disputeEvent } from "./dispute-events.ts";
import { lockDispute, sidesHeard } from "./lock-dispute.ts";
import type { DisputeInHand } from "./lock-dispute.ts";
import { statementBody } from "./statement-body.ts";
import { beginReview, writeStatement } from "./write-dispute.ts";

export interface RespondInput {
  disputeId: string;
  statement: string;
  files: ReceivedFile[];
  key: string;
}

export interface RespondAnswer {
  statementId: string;
  /** True when this statement handed the dispute to staff. */
  review: boolean;
}

/**
 * Adds a statement of either party or of staff. Once both parties have spoken, the dispute goes to staff. Refuses `not_found`
 * for strangers, `dispute_closed`, `invalid_input`.
 */
export async function respond(actor: Actor, input: RespondInput): Promise<Outcome<RespondAnswer>> {
  const body = statementBody(input.statement, "statement");
  const { disputeId, files, key } = input;
  // Hashed as it always was, so that an old key keeps its answer.
  const remembered = {
    disputeId,
    body: input.statement.trim(),
    files: files.map((file) => file.sha256),
  };
  return command({ name: "disputes.respond", actor, key, input: remembered }, async (tx) => {
    const hand = await lockDispute(tx, disputeId, "speak");
    const { dispute } = hand;
    const party = requireParty(actor, "disputes.respond", dispute);
    const heard = await sidesHeard(tx, disputeId);
    const statementId = await writeStatement(tx, { disputeId, side: party, body });
    await attach(tx, { ownerId: actor.id, subjectId: statementId, taskId: dispute.taskId }, files);
    const both = heard.add(party).has("buyer") && heard.has("freelancer");
    const review = dispute.state === "open" && both;
    if (review) await beginReview(tx, [disputeId]);
    else
      await tx.sql`
        update disputes set version = version + 1, command_id = ${tx.command.id} where id = ${disputeId}`;
    await enqueue(tx, newsOf(hand, body, review));
    return { statementId, review };
  });
}

/** Every statement has an event for all; handing the dispute to staff has its own. */
function newsOf(
  { dispute, task, party }: DisputeInHand,
  body: string,
  review: boolean,
): NewEvent[] {
  const news = {
    id: dispute.id,
    task,
    currency: dispute.currency,
    contestedMicros: dispute.contestedMicros,
    by: party,
  };
  const name = party === "staff" ? "dispute.asked" : "dispute.answered";
  const answered = disputeEvent(name, { ...news, note: cutText(body, 500) });
  return review ? [answered, disputeEvent("dispute.review", news)] : [answered];
}
