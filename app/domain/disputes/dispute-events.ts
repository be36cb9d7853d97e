/** What the outbox says about disputes: whose they are, how much is at stake, and what was decided. */
import { laterAvailable, releaseShares } from "#app/domain/escrow/entries.ts";
import type { EventData, EventName, NewEvent } from "#app/domain/events/events.ts";
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

/** The end of a dispute, with what each side got. */
export function closingEvent(
  name: Closing,
  news: Omit<DisputeNews, "task"> & {
    task: LockedTask;
    division: Division;
    outcome: EventData<Closing>["outcome"];
    at: Date;
  },
): NewEvent {
  const { division, task } = news;
  return {
    name,
    subjectId: news.id,
    payload: {
      ...aboutDispute(news),
      outcome: news.outcome,
      released: decimal(division.releaseMicros),
      refunded: decimal(division.refundMicros),
      net: decimal(releaseShares(task, division.releaseMicros).netMicros),
      ...laterAvailable(task, { micros: division.releaseMicros, at: news.at }),
    },
  };
}
