/** What the outbox says about disputes: whose they are, how much is at stake, and what was decided. */
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

export function disputeEvent(name: DisputeEventName, news: DisputeNews): NewEvent {
  const { task } = news;
  return {
    name,
    subjectId: news.id,
    payload: {
      disputeId: news.id,
      taskId: task.id,
      orderId: task.orderId,
      title: task.title,
      parties: { buyerId: task.buyerId, freelancerId: task.freelancerId },
      by: news.by,
      currency: news.currency,
      amount: decimal(news.contestedMicros),
      ...(news.note === undefined ? {} : { note: news.note }),
      ...(news.dueAt === undefined ? {} : { dueAt: news.dueAt.toISOString() }),
    },
  };
}

/** The end of a dispute, with what each side got by the task's last move. */
export function closingEvent(
  name: "dispute.ruled" | "dispute.conceded",
  { moved, ...news }: Omit<DisputeNews, "task"> & { moved: MoveOutcome },
): NewEvent {
  const { task, after, release, refundMicros } = moved;
  const told = disputeEvent(name, { ...news, task });
  return {
    ...told,
    payload: {
      ...told.payload,
      outcome: after.state,
      released: decimal(release.micros),
      refunded: decimal(refundMicros),
      net: decimal(release.netMicros),
      ...laterAvailable(release),
    },
  };
}
