/** Endpoints, events and their messages, in one line each. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { OFFERED } from "#app/domain/webhooks/message-body.ts";
import { relay } from "#app/worker/relay.ts";

export interface Endpoint {
  endpointId: string;
  secret: string;
}

export async function endpointOf(
  owner: UserActor,
  url: string,
  events: readonly string[] = OFFERED,
): Promise<Endpoint> {
  const { answer, secret } = await addEndpoint(owner, {
    url,
    events: [...events],
    key: newFormKey(),
  });
  if (secret === null) throw new Error("A new endpoint shows its secret.");
  return { endpointId: answer.endpointId, secret };
}

/** Announces the events as a command would and tells the subscribers; returns the command's id. */
export async function happen(events: NewEvent[]): Promise<string> {
  const spec = { name: "test.happens" as const, actor: CLOCK, key: newFormKey(), input: {} };
  const { answer: commandId } = await command(spec, async (tx) => {
    await enqueue(tx, events);
    return tx.command.id;
  });
  await relay({ commandIds: [commandId] });
  return commandId;
}

export function settled(owner: UserActor, note?: string): NewEvent {
  const payload = { payoutId: "pay_1", userId: owner.id, currency: "USD" as const, amount: "5" };
  return {
    name: "payout.settled",
    subjectId: "pay_1",
    payload: note === undefined ? payload : { ...payload, note },
  };
}

export interface DeliveryRow {
  id: string;
  eventId: string;
  eventName: string;
  state: string;
  attempts: number;
  lastStatus: number | null;
  lastExcerpt: string | null;
  nextAt: Date | null;
}

/** Oldest first. */
export function deliveriesOf(endpointId: string): Promise<DeliveryRow[]> {
  return sql<DeliveryRow[]>`
    select id, event_id as "eventId", event_name as "eventName", state, attempts, last_status as "lastStatus",
           last_excerpt as "lastExcerpt", next_at as "nextAt"
    from webhook_deliveries where endpoint_id = ${endpointId} order by id`;
}

export async function stateOf(endpointId: string): Promise<{ state: string; pausedBy: string }> {
  const [row] = await sql<{ state: string; pausedBy: string }[]>`
    select state, paused_by as "pausedBy" from webhook_endpoints where id = ${endpointId}`;
  if (row === undefined) throw new Error("There is no such endpoint.");
  return row;
}
