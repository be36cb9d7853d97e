/** TABLE. Who hears of events. Each subscriber must cope with hearing the same event twice. */
import type { RelayEvent } from "#app/domain/jobs/relay.ts";

export interface Subscriber {
  name: string;
  hear: (events: RelayEvent[]) => Promise<void>;
}

export const SUBSCRIBERS: readonly Subscriber[] = [];
