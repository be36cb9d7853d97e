/** One message to one endpoint, with every attempt to send it. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { attemptsOf } from "./attempts.ts";
import type { AttemptView } from "./attempts.ts";
import type { DeliveryView, EndpointView } from "./endpoint-page.ts";

export interface DeliveryPage {
  endpoint: Pick<EndpointView, "id" | "url" | "state">;
  delivery: DeliveryView;
  history: AttemptView[];
}

/** Refuses `not_found` when it is not the viewer's, or its endpoint was removed. */
export async function deliveryPage(
  viewer: UserActor,
  { endpointId, deliveryId }: { endpointId: string; deliveryId: string },
): Promise<DeliveryPage> {
  requireAbility(viewer, "webhooks.delivery");
  const [row] = await sql<
    Array<DeliveryView & Pick<EndpointView, "url"> & { endpointState: EndpointView["state"] }>
  >`
    select d.id, d.event_id as "eventId", d.event_name as "eventName", d.state, d.attempts, d.created_at as "createdAt",
           d.next_at as "nextAt", d.last_at as "lastAt", d.last_status as "lastStatus", d.last_excerpt as "lastExcerpt",
           d.body, e.url, e.state as "endpointState"
    from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
    where d.id = ${deliveryId} and e.id = ${endpointId} and e.user_id = ${viewer.id} and e.state <> 'removed'`;
  const { url, endpointState, ...delivery } = found(row);
  return {
    endpoint: { id: endpointId, url, state: endpointState },
    delivery,
    history: await attemptsOf(deliveryId),
  };
}
