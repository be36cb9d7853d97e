/** Endpoints for their owner's pages: the list, and one with its messages. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { BodyVersion } from "./body-versions.ts";

export type DeliveryState = "pending" | "delivered" | "failed" | "dead";

export interface EndpointView {
  id: string;
  url: string;
  events: EventName[];
  bodyVersion: BodyVersion;
  state: "active" | "paused";
  pausedBy: "owner" | "failing" | "gone" | null;
  createdAt: Date;
  secretMadeAt: Date;
  /** Until when the old secret signs as well; null when there is none. */
  oldSecretUntil: Date | null;
  failingSince: Date | null;
  lastSuccessAt: Date | null;
}

export interface DeliveryView {
  id: string;
  eventId: string;
  eventName: EventName | "webhook.test";
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  nextAt: Date | null;
  lastAt: Date | null;
  lastStatus: number | null;
  lastExcerpt: string | null;
  body: string;
}

const endpoint = () => sql`
  e.id, e.url, e.events, e.body_version as "bodyVersion", e.state, e.paused_by as "pausedBy", e.created_at as "createdAt",
  e.secret_made_at as "secretMadeAt", case when e.old_secret_until > ${nowDate()} then e.old_secret_until end as "oldSecretUntil",
  h.failing_since as "failingSince", h.last_success_at as "lastSuccessAt"`;

export async function endpointList(viewer: UserActor): Promise<EndpointView[]> {
  requireAbility(viewer, "webhooks.list");
  return sql<EndpointView[]>`
    select ${endpoint()} from webhook_endpoints e left join webhook_health h on h.endpoint_id = e.id
    where e.user_id = ${viewer.id} and e.state <> 'removed' order by e.id`;
}

const DELIVERIES_PER_PAGE = 25;

export interface EndpointPage {
  endpoint: EndpointView;
  deliveries: DeliveryView[];
  older: string | null;
  /** How many messages were given up. */
  dead: number;
}

/**
 * One endpoint with its messages, newest first, with ids below `before`, of one state if given. Refuses `not_found` when it is
 * not the viewer's.
 */
export async function endpointPage(
  viewer: UserActor,
  id: string,
  before: string | null,
  only?: DeliveryState,
): Promise<EndpointPage> {
  requireAbility(viewer, "webhooks.deliveries");
  if (before !== null && !isId("webhookDelivery", before)) refuse("not_found");
  const [row] = await sql<EndpointView[]>`
    select ${endpoint()} from webhook_endpoints e left join webhook_health h on h.endpoint_id = e.id
    where e.id = ${id} and e.user_id = ${viewer.id} and e.state <> 'removed'`;
  const mine = found(row);
  const rows = await sql<DeliveryView[]>`
    select id, event_id as "eventId", event_name as "eventName", state, attempts, created_at as "createdAt",
           next_at as "nextAt", last_at as "lastAt", last_status as "lastStatus", last_excerpt as "lastExcerpt", body
    from webhook_deliveries
    where endpoint_id = ${id} ${before === null ? sql`` : sql`and id < ${before}`}
      ${only === undefined ? sql`` : sql`and state = ${only}`}
    order by id desc limit ${DELIVERIES_PER_PAGE + 1}`;
  const deliveries = rows.slice(0, DELIVERIES_PER_PAGE);
  const older = rows.length > DELIVERIES_PER_PAGE ? (deliveries.at(-1)?.id ?? null) : null;
  const [given] = await sql<{ up: number }[]>`
    select count(*)::int as up from webhook_deliveries where endpoint_id = ${id} and state = 'dead'`;
  return { endpoint: mine, deliveries, older, dead: given?.up ?? 0 };
}
