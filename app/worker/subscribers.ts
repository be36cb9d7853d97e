/** Subscribers of events. Each must accept the same event twice. */
import { log } from "#app/log.server.ts";
import { tell } from "#app/domain/notifications/tell.ts";
import { world } from "#app/domain/kernel/world.ts";
import { markEvents } from "#app/domain/live/write-marks.ts";
import { noteFirstMessages } from "#app/domain/reputation/first-messages.ts";
import { noteEndedOrders } from "#app/domain/reputation/note-facts.ts";
import { fanOut } from "#app/domain/webhooks/fan-out.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";

export interface Subscriber {
  name: string;
  hear: (events: RelayEvent[]) => Promise<void>;
}

export const SUBSCRIBERS: readonly Subscriber[] = [
  { name: "notifications", hear: tellPeople },
  { name: "webhooks", hear: fanOut },
  // After the notices: those who have one are told as well.
  { name: "live", hear: tellOpenPages },
  { name: "reputation", hear: noteForRecords },
];

async function noteForRecords(events: RelayEvent[]): Promise<void> {
  await noteEndedOrders(events);
  await noteFirstMessages(events);
}

/** Nobody has pages of the sandbox open. */
async function tellOpenPages(events: RelayEvent[]): Promise<void> {
  if (world() === "live") await markEvents(events);
}

async function tellPeople(events: RelayEvent[]): Promise<void> {
  const { unaddressed } = await tell(events);
  for (const { id, name } of unaddressed)
    log.error({ event: id, name }, "an event does not say whom to tell");
}
