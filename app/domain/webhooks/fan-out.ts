/** Makes webhook messages from events: one for each subscribed endpoint, however often the relay repeats an event. */
import { newId } from "#app/domain/kernel/ids.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { withOwnFacts } from "./own-facts.ts";
import type { OwnedEvent } from "./own-facts.ts";
import { messageBody, receiversOf } from "./message-body.ts";
import type { BodyVersion } from "./body-versions.ts";
import type { Receiver } from "./message-body.ts";

interface Listening {
  id: string;
  userId: string;
  events: string[];
  bodyVersion: BodyVersion;
}

interface NewDelivery {
  id: string;
  endpointId: string;
  eventId: string;
  eventName: string;
  body: string;
}

/** Writes the missing messages and requests their sending in one statement; idempotent. */
export async function fanOut(relayed: RelayEvent[]): Promise<void> {
  const events = await withOwnFacts(relayed.filter((event) => receiversOf(event).length > 0));
  const heard = events.map((event) => ({ event, receivers: receiversOf(event) }));
  const people = new Set(heard.flatMap(({ receivers }) => receivers.map(({ userId }) => userId)));
  if (people.size === 0) return;
  const endpoints = Map.groupBy(await listening([...people]), ({ userId }) => userId);
  const deliveries = heard.flatMap(({ event, receivers }) =>
    receivers.flatMap((receiver) => deliveriesFor(event, receiver, endpoints.get(receiver.userId))),
  );
  if (deliveries.length > 0) await write(deliveries);
}

async function listening(userIds: string[]): Promise<Listening[]> {
  return sql<Listening[]>`
    select e.id, e.user_id as "userId", e.events, e.body_version as "bodyVersion" from webhook_endpoints e join users u on u.id = e.user_id
    where e.user_id = any(${userIds}::text[]) and e.state = 'active' and u.state = 'active' order by e.id`;
}

function deliveriesFor(
  event: OwnedEvent,
  { side, userId }: Receiver,
  endpoints: Listening[] = [],
): NewDelivery[] {
  return endpoints
    .filter((endpoint) => wants(endpoint, event))
    .map(({ id: endpointId, bodyVersion }) => ({
      id: newId("webhookDelivery"),
      endpointId,
      eventId: event.id,
      eventName: event.name,
      body: messageBody(event, side, bodyVersion, event.own?.get(userId)),
    }));
}

/** A test goes to its own endpoint, every other event to the endpoints that chose it. */
function wants({ id, events }: Listening, { name, payload }: RelayEvent): boolean {
  return name === "webhook.test" ? payload.webhookId === id : events.includes(name);
}

async function write(deliveries: NewDelivery[]): Promise<void> {
  const at = nowDate();
  await sql`
    with written as (
      insert into webhook_deliveries (id, endpoint_id, event_id, event_name, body, state, created_at, next_at)
      select id, "endpointId", "eventId", "eventName", body, 'pending', ${at}, ${at}
      from json_to_recordset(${JSON.stringify(deliveries)}::text::json)
        as w(id text, "endpointId" text, "eventId" text, "eventName" text, body text)
      on conflict (event_id, endpoint_id) do nothing returning id
    )
    select request_job('send-webhooks', '{}'::json, 'send-webhooks', null) where exists (select from written)`;
}
