/** The ruling: staff divide all that is held and give the reason; both parties read it. */
import { isBlank } from "#app/domain/kernel/text-length.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { closingEvent } from "./dispute-events.ts";
import { lockDispute } from "./lock-dispute.ts";
import { divideHeld } from "./ruling-division.ts";
import type { Division, RulingChoice } from "./ruling-division.ts";
import { MAX_EXPLANATION } from "./statement-body.ts";
import { closeDispute } from "./write-dispute.ts";

export interface RuleInput {
  disputeId: string;
  /** The dispute's version in the preview: a statement added since makes the ruling `stale`. */
  version: number;
  choice: RulingChoice;
  explanation: string;
  key: string;
}

export interface RuleAnswer {
  outcome: string;
  /** Micros as decimal digits, before commission. */
  released: string;
  refunded: string;
}

/**
 * Rules on a dispute under review. Only for staff who are not a party; refuses `not_found`, `not_allowed`, `awaiting_answer`,
 * `dispute_closed`, `stale`, `explanation_missing` and what `divideHeld` refuses.
 */
export async function rule(actor: Actor, input: RuleInput): Promise<Outcome<RuleAnswer>> {
  const explanation = explained(input.explanation);
  const { disputeId, version, choice, key } = input;
  const remembered = { disputeId, version, choice, explanation: input.explanation.trim() };
  return command({ name: "disputes.rule", actor, key, input: remembered }, async (tx) => {
    const hand = await lockDispute(tx, disputeId, "rule", version);
    const { task, dispute } = hand;
    requireParty(actor, "disputes.rule", dispute);
    const held = { micros: heldMicros(task), currency: task.currency };
    const division = divideHeld(held, choice);
    const move = { task, party: "staff", note: explanation, ...division } as const;
    const ruled = found((await advance(tx, "rule", [move]))[0]);
    await writeRuling(tx, disputeId, division, explanation);
    await closeDispute(tx, hand, ruled);
    const note = cutText(explanation, 500);
    const told = {
      title: task.title,
      currency: dispute.currency,
      released: decimal(division.releaseMicros),
      refunded: decimal(division.refundMicros),
      note,
      ...(await decidedBy(tx)),
    };
    await enqueue(tx, [
      closingEvent("dispute.ruled", {
        id: disputeId,
        moved: ruled,
        currency: dispute.currency,
        contestedMicros: dispute.contestedMicros,
        by: "staff",
        note,
      }),
      { name: "staff.ruled", subjectId: disputeId, payload: told },
    ]);
    return {
      outcome: ruled.after.state,
      released: `${division.releaseMicros}`,
      refunded: `${division.refundMicros}`,
    };
  });
}

/** The explanation without outer blanks; refuses `explanation_missing` and `invalid_input`. */
export function explained(text: string): string {
  if (isBlank(text)) refuse("explanation_missing", { field: "explanation" });
  return requireWritten(text, "explanation", { max: MAX_EXPLANATION, lines: "many" });
}

async function writeRuling(
  tx: Tx,
  disputeId: string,
  division: Division,
  explanation: string,
): Promise<void> {
  await tx.sql`
    insert into rulings (dispute_id, staff_id, release_micros, refund_micros, explanation, at, command_id)
    values (${disputeId}, ${tx.command.actor.id}, ${division.releaseMicros}, ${division.refundMicros}, ${explanation},
            ${tx.command.at}, ${tx.command.id})`;
}
