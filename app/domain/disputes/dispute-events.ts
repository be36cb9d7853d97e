/** What the outbox says about disputes: whose they are, how much is at stake, and what was decided. */
import { laterAvailable, releaseShares } from "#app/domain/escrow/entries.ts";
import type { EventName, NewEvent } from "#app/domain/events/events.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import type { DisputeParty } from "./dispute-lifecycle.ts";
import type { Division } from "./ruling-division.ts";

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

/** The end of a dispute, with what each side got. */
export function closingEvent(
  name: "dispute.ruled" | "dispute.conceded",
  news: Omit<DisputeNews, "task"> & {
    task: LockedTask;
    division: Division;
    outcome: string;
    at: Date;
  },
): NewEvent {
  const { division, task } = news;
  const told = disputeEvent(name, news);
  return {
    ...told,
    payload: {
      ...told.payload,
      outcome: news.outcome,
      released: decimal(division.releaseMicros),
      refunded: decimal(division.refundMicros),
      net: decimal(releaseShares(task, division.releaseMicros).netMicros),
      ...laterAvailable(task, { micros: division.releaseMicros, at: news.at }),
    },
  };
}
