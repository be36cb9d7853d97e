/** The thing a notice is about: its dispute, its thread, its offer or its order, else the event's subject. */
import type { RelayEvent } from "#app/domain/events/relay.ts";

export function aboutOf({ payload, subjectId }: Pick<RelayEvent, "payload" | "subjectId">): string {
  const { disputeId, threadId, offerId, orderId } = payload;
  return disputeId ?? threadId ?? offerId ?? orderId ?? subjectId;
}
