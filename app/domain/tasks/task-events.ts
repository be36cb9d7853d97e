/** Writes moved tasks' events into the outbox: one for each order and title, so that a thousand pieces make one notice. */
import { laterAvailable } from "#app/domain/escrow/entries.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { heldMicros } from "./locked-task.ts";
import type { MoveOutcome } from "./move-outcome.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskEventName } from "./task-lifecycle.ts";

/** Writes one event for each command, order and transition. */
export async function announce(tx: Tx, outcomes: MoveOutcome[]): Promise<void> {
  const events = [...Map.groupBy(outcomes, ({ command }) => command ?? tx.command)].flatMap(
    ([command, own]) => taskEvents(own).map((event) => ({ ...event, command })),
  );
  await enqueue(tx, events);
}

/** All outcomes must be of one transition. */
function taskEvents(outcomes: MoveOutcome[]): NewEvent[] {
  const [any] = outcomes;
  const name: TaskEventName | null =
    any === undefined ? null : TASK_LIFECYCLE[any.transition].event;
  if (name === null) return [];
  // Tasks of an agreed order have their own titles, and events of their own.
  return [...Map.groupBy(outcomes, ({ task }) => `${task.orderId} ${task.title}`).values()].map(
    (ofOrder): NewEvent => {
      const [first] = ofOrder;
      if (first === undefined) throw new Error("A group is never empty.");
      const { task, after } = first;
      const { orderId } = task;
      const one = ofOrder.length === 1;
      const data = {
        orderId,
        taskIds: ofOrder.map(({ task: { id } }) => id),
        count: ofOrder.length,
        title: task.title,
        by: first.party,
        note: first.note,
        parties: { buyerId: task.buyerId, freelancerId: task.freelancerId },
        ...sums(ofOrder),
        ...(one ? { taskId: task.id } : {}),
        ...(after.nextAt === null ? {} : { dueAt: after.nextAt.toISOString() }),
      };
      const subjectId = one ? task.id : orderId;
      const days = first.extensionDays ?? task.extensionDays;
      if (days !== null) {
        const payload = { ...data, days };
        return { name, subjectId, payload };
      }
      if (name === "task.extension_proposed" || name === "task.extension_agreed")
        throw new Error("An extension is of so many days.");
      return { name, subjectId, payload: data };
    },
  );
}

/** The sums that the moves of one order released (gross), refunded, and earned (net), and still hold, as decimals; and when. */
function sums(outcomes: MoveOutcome[]) {
  let released = 0n;
  let refunded = 0n;
  let net = 0n;
  let held = 0n;
  for (const { task, release, refundMicros } of outcomes) {
    released += release.micros;
    refunded += refundMicros;
    net += release.netMicros;
    held += heldMicros(task) - release.micros - refundMicros;
  }
  const waiting = outcomes.find(({ release }) => release.clearsAt !== null);
  return {
    currency: outcomes[0]?.task.currency ?? ("USD" as const),
    released: decimal(released),
    refunded: decimal(refunded),
    net: decimal(net),
    ...(held === 0n ? {} : { amount: decimal(held) }),
    ...(waiting === undefined ? {} : laterAvailable(waiting.release)),
  };
}
