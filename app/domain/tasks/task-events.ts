/** What the outbox says about moved tasks: one event for each order, so that a thousand pieces make one notice. */
import { laterAvailable, releaseShares } from "#app/domain/escrow/entries.ts";
import type { EventName, EventPayload, NewEvent } from "#app/domain/events/events.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { afterTransition } from "./after-transition.ts";
import type { Move } from "./after-transition.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

/** Which event each transition announces; those of disputes are announced by the disputes. */
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

export function taskEvents(transition: TaskTransition, moves: Move[], at: Date): NewEvent[] {
  const name = EVENT_OF[transition];
  if (name === undefined) return [];
  return [...Map.groupBy(moves, (move) => move.task.orderId)].map(([orderId, ofOrder]) => {
    const [first] = ofOrder;
    if (first === undefined) throw new Error("A group is never empty.");
    const { task } = first;
    const one = ofOrder.length === 1;
    const payload: EventPayload = {
      orderId,
      taskIds: ofOrder.map((move) => move.task.id),
      count: ofOrder.length,
      title: task.title,
      by: first.party,
      note: first.note,
      parties: { buyerId: task.buyerId, freelancerId: task.freelancerId },
      ...sums(ofOrder, at),
    };
    if (one) payload.taskId = task.id;
    const days = first.extensionDays ?? task.extensionDays;
    if (days !== null) payload.days = days;
    const { nextAt } = afterTransition(transition, first, at);
    if (nextAt !== null) payload.dueAt = nextAt.toISOString();
    return { name, subjectId: one ? task.id : orderId, payload };
  });
}

/** What the moves of one order released (gross), refunded, and brought the freelancer (net), as decimals; and when. */
function sums(
  moves: Move[],
  at: Date,
): Pick<EventPayload, "currency" | "released" | "refunded" | "net" | "availableAt"> {
  let released = 0n;
  let refunded = 0n;
  let net = 0n;
  for (const move of moves) {
    released += move.releaseMicros;
    refunded += move.refundMicros;
    net += releaseShares(move.task, move.releaseMicros).netMicros;
  }
  const [first] = moves;
  return {
    currency: first?.task.currency ?? "USD",
    released: decimal(released),
    refunded: decimal(refunded),
    net: decimal(net),
    ...(first === undefined ? {} : laterAvailable(first.task, { micros: released, at })),
  };
}
