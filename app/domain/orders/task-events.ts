/** What the outbox says about moved tasks: one event for each order, so that a thousand pieces make one notice. */
import { releaseShares } from "#app/domain/escrow/entries.ts";
import type { EventName } from "#app/domain/jobs/events.ts";
import { moneyJson } from "#app/domain/kernel/money.ts";
import { afterTransition } from "./after-transition.ts";
import type { Move } from "./after-transition.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

/** TABLE. Which event each transition announces; those of disputes are announced by the disputes. */
const EVENT_OF: Partial<Record<TaskTransition, EventName>> = {
  start: "task.started",
  decline: "task.declined",
  cancel: "task.cancelled",
  lapse: "task.lapsed",
  deliver: "task.delivered",
  revise: "task.revised",
  accept: "task.accepted",
  accept_part: "task.accepted_part",
  settle: "task.settled",
  propose_extension: "task.extension_proposed",
  agree_extension: "task.extension_agreed",
  propose_cancel: "task.cancel_proposed",
  refuse_cancel: "task.cancel_refused",
  agree_cancel: "task.cancel_agreed",
  give_up: "task.given_up",
  cancel_late: "task.cancelled_late",
  abandon: "task.abandoned",
  escalate: "task.escalated",
};

export interface OutgoingEvent {
  name: EventName;
  subjectId: string;
  payload: Record<string, unknown>;
}

export function taskEvents(
  transition: TaskTransition,
  moves: Move[],
  at: Date,
): OutgoingEvent[] {
  const name = EVENT_OF[transition];
  if (name === undefined) return [];
  return [...Map.groupBy(moves, (move) => move.task.orderId)].map(([orderId, ofOrder]) => {
    const [first] = ofOrder;
    if (first === undefined) throw new Error("A group is never empty.");
    const { task } = first;
    return {
      name,
      subjectId: ofOrder.length === 1 ? task.id : orderId,
      payload: {
        orderId,
        taskId: ofOrder.length === 1 ? task.id : null,
        taskIds: ofOrder.map((move) => move.task.id),
        count: ofOrder.length,
        title: task.title,
        by: first.party,
        note: first.note,
        extensionDays: first.extensionDays ?? task.extensionDays,
        parties: { buyerId: task.buyerId, freelancerId: task.freelancerId },
        nextAt: afterTransition(transition, first, at).nextAt,
        ...sums(ofOrder),
      },
    };
  });
}

function sums(moves: Move[]): Record<string, unknown> {
  const currency = moves[0]?.task.currency ?? "USD";
  let released = 0n;
  let refunded = 0n;
  let net = 0n;
  for (const move of moves) {
    released += move.releaseMicros;
    refunded += move.refundMicros;
    net += releaseShares(move.task, move.releaseMicros).netMicros;
  }
  return {
    released: moneyJson({ micros: released, currency }),
    refunded: moneyJson({ micros: refunded, currency }),
    net: moneyJson({ micros: net, currency }),
  };
}
