/** Who hears of events. Each subscriber must cope with hearing the same event twice. */
import { log } from "#app/log.server.ts";
import { tell } from "#app/domain/notifications/tell.ts";
import { fanOut } from "#app/domain/webhooks/fan-out.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";

export interface Subscriber {
  name: string;
  hear: (events: RelayEvent[]) => Promise<void>;
}

export const SUBSCRIBERS: readonly Subscriber[] = [
  { name: "notifications", hear: tellPeople },
  { name: "webhooks", hear: fanOut },
];

async function tellPeople(events: RelayEvent[]): Promise<void> {
  const { unaddressed } = await tell(events);
  for (const { id, name } of unaddressed)
    log.error({ event: id, name }, "an event does not say whom to tell");
}
