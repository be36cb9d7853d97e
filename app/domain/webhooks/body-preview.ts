/** What another version of the body would change for an endpoint: its fields by both names, and an example of each. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { EventName } from "#app/domain/events/events.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { BODY_VERSIONS, spelt } from "./body-versions.ts";
import type { BodyVersion } from "./body-versions.ts";
import { exampleMessage } from "./example-message.ts";

export interface BodyPreview {
  bodyVersion: BodyVersion;
  /** The event of the examples: the first that the endpoint chose. */
  event: EventName;
  versions: Array<{ version: BodyVersion; body: string }>;
  /** The fields of the chosen events that the versions spell differently. */
  renamed: Array<{ version1: string; version2: string }>;
}

/** Refuses `not_found` when it is not the viewer's. */
export async function bodyPreview(viewer: UserActor, endpointId: string): Promise<BodyPreview> {
  requireAbility(viewer, "webhooks.body_versions");
  const [row] = await sql<{ events: EventName[]; bodyVersion: BodyVersion }[]>`
    select events, body_version as "bodyVersion" from webhook_endpoints
    where id = ${endpointId} and user_id = ${viewer.id} and state <> 'removed'`;
  const { events, bodyVersion } = found(row);
  return { bodyVersion, ...compareBodies(events) };
}

/** Pure: the same for every endpoint with these events. */
export function compareBodies(events: readonly EventName[]): Omit<BodyPreview, "bodyVersion"> {
  const known = events.filter((name) => name in EVENTS);
  const event = known[0] ?? "webhook.test";
  const fields = new Set(
    known.flatMap((name) => [...EVENTS[name].always, ...EVENTS[name].sometimes]),
  );
  return {
    event,
    versions: BODY_VERSIONS.map((version) => ({
      version,
      body: JSON.stringify(exampleMessage(event, version)),
    })),
    renamed: [...fields]
      .map((field) => ({ version1: spelt(field, 1), version2: spelt(field, 2) }))
      .filter(({ version1, version2 }) => version1 !== version2),
  };
}
