/** Events of disputes for the outbox: parties, amount at stake, and outcome. */
import { laterAvailable } from "#app/domain/escrow/entries.ts";
import type { EventName, NewEvent } from "#app/domain/events/events.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import type { MoveOutcome } from "#app/domain/tasks/move-outcome.ts";
import type { DisputeParty } from "./dispute-lifecycle.ts";

export type DisputeEventName = Extract<EventName, `dispute.${string}`>;

export interface DisputeNews {
  id: string;
  task: Pick<LockedTask, "id" | "orderId" | "title" | "buyerId" | "freelancerId">;
  currency: Currency;
  contestedMicros: bigint;
  by: DisputeParty;
  note?: string | undefined;
  dueAt?: Date | undefined;
}

type Closing = "dispute.ruled" | "dispute.conceded";

export function disputeEvent(
  name: Exclude<DisputeEventName, Closing>,
  news: DisputeNews,
): NewEvent {
  return { name, subjectId: news.id, payload: aboutDispute(news) };
}

function aboutDispute({ id, task, by, currency, contestedMicros, note, dueAt }: DisputeNews) {
  return {
    disputeId: id,
    taskId: task.id,
    orderId: task.orderId,
    title: task.title,
    parties: { buyerId: task.buyerId, freelancerId: task.freelancerId },
    by,
    currency,
    amount: decimal(contestedMicros),
    ...(note === undefined ? {} : { note }),
    ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
  };
}

/** The event that ends a dispute, with each party's amount from the task's last move. */
export function closingEvent(
  name: Closing,
  { moved, ...news }: Omit<DisputeNews, "task"> & { moved: MoveOutcome },
): NewEvent {
  const { task, after, release, refundMicros } = moved;
  const outcome = after.state;
  if (outcome !== "released" && outcome !== "refunded" && outcome !== "split")
    throw new Error(`A dispute's end left task ${task.id} in ${outcome}.`);
  return {
    name,
    subjectId: news.id,
    payload: {
      ...aboutDispute({ ...news, task }),
      outcome,
      released: decimal(release.micros),
      refunded: decimal(refundMicros),
      net: decimal(release.netMicros),
      ...laterAvailable(release),
    },
  };
}
