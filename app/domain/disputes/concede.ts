/** Gives in: the buyer releases all that is held, or the freelancer gives it all back, and the dispute ends. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { closingEvent } from "./dispute-events.ts";
import { DISPUTE_LIFECYCLE, GIVING_IN } from "./dispute-lifecycle.ts";
import { lockDispute } from "./lock-dispute.ts";
import { closeDispute } from "./write-dispute.ts";

export interface ConcedeInput {
  disputeId: string;
  /** The dispute's version on the confirmation page: a party who gives in should have read the last statement. */
  version?: number | undefined;
  key: string;
}

/**
 * Moves everything held to the other party and returns the task's end. Refuses `not_found` for strangers, `not_allowed` for
 * staff, `dispute_closed`, `stale`.
 */
export async function concede(
  actor: Actor,
  input: ConcedeInput,
): Promise<Outcome<{ outcome: string }>> {
  const { key, ...remembered } = input;
  return command({ name: "disputes.concede", actor, key, input: remembered }, async (tx) => {
    const side = await sideOf(tx, input.disputeId);
    const transition = GIVING_IN[side];
    const hand = await lockDispute(tx, input.disputeId, transition, input.version);
    const held = heldMicros(hand.task);
    const division =
      side === "buyer"
        ? { releaseMicros: held, refundMicros: 0n }
        : { releaseMicros: 0n, refundMicros: held };
    const { task: taskTransition } = DISPUTE_LIFECYCLE[transition];
    const move = { task: hand.task, party: side, note: "", ...division };
    const moved = found((await advance(tx, taskTransition, [move]))[0]);
    await closeDispute(tx, hand, moved);
    await enqueue(tx, [
      closingEvent("dispute.conceded", {
        id: hand.dispute.id,
        moved,
        currency: hand.dispute.currency,
        contestedMicros: hand.dispute.contestedMicros,
        by: side,
      }),
    ]);
    return { outcome: moved.after.state };
  });
}

/** May be read before the lock, because a dispute's parties never change. */
async function sideOf(tx: Tx, disputeId: string): Promise<"buyer" | "freelancer"> {
  const [row] = await tx.sql<{ buyerId: string; freelancerId: string }[]>`
    select buyer_id as "buyerId", freelancer_id as "freelancerId" from disputes where id = ${disputeId}`;
  return requireParty(tx.command.actor, "disputes.concede", found(row));
}
