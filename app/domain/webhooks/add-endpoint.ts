/** Adds an endpoint: a member's address for webhook messages, and its events. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { announceWebhook } from "./announce-webhook.ts";
import { NEWEST_BODY } from "./body-versions.ts";
import { endpointUrl } from "./endpoint-url.ts";
import { OFFERED } from "./message-body.ts";
import { newSecret } from "./signature.ts";

export const MAX_ENDPOINTS = 10;

export interface NewEndpoint {
  url: string;
  /** Names of `events.ts`. */
  events: string[];
  key: string;
}

/** The plain secret exists for this one answer only; null when the command was carried out before. */
export type WithSecret<A> = Outcome<A> & { secret: string | null };

/** Refuses `webhook_url_refused`, `empty_list` and `invalid_input` (events), `webhook_exists`, `too_many_webhooks`. */
export async function addEndpoint(
  actor: Actor,
  input: NewEndpoint,
): Promise<WithSecret<{ endpointId: string }>> {
  requireAbility(actor, "webhooks.add");
  const url = endpointUrl(input.url, isLoopbackUrl(env.publicOrigin));
  const events = chosenEvents(input.events);
  const secret = newSecret();
  const spec = { name: "webhooks.add" as const, actor, key: input.key, input: { url, events } };
  const outcome = await command(spec, async (tx) => {
    await requireRoom(tx, actor.id, url);
    const id = newId("webhook");
    await tx.sql`
      insert into webhook_endpoints (id, user_id, url, events, body_version, state, secret_sealed, secret_made_at, created_at, command_id)
      values (${id}, ${actor.id}, ${url}, ${events}::text[], ${NEWEST_BODY}, 'active', ${encrypt(secret, id)}, ${tx.command.at}, ${tx.command.at},
              ${tx.command.id})`;
    await announceWebhook(tx, "webhook.added", { endpointId: id, url });
    return { endpointId: id };
  });
  return { ...outcome, secret: outcome.replayed ? null : secret };
}

/** The events in the table's order, each once. Refuses `empty_list` and `invalid_input`. */
export function chosenEvents(names: string[]): EventName[] {
  const wanted = new Set(names);
  const events = OFFERED.filter((name) => wanted.has(name));
  if (wanted.size === 0)
    refuse("empty_list", { field: "events", sentence: "Choose at least one event." });
  if (events.length < wanted.size)
    refuse("invalid_input", {
      field: "events",
      sentence: "One of these events does not exist or cannot be chosen.",
    });
  return events;
}

async function requireRoom(tx: Tx, userId: string, url: string): Promise<void> {
  // Locks the person, so that two forms at once cannot pass the limit together.
  found((await tx.sql`select id from users where id = ${userId} for no key update`)[0]);
  const rows = await tx.sql<{ url: string }[]>`
    select url from webhook_endpoints where user_id = ${userId} and state <> 'removed'`;
  if (rows.some((row) => row.url === url)) refuse("webhook_exists", { field: "url" });
  if (rows.length >= MAX_ENDPOINTS)
    refuse("too_many_webhooks", { facts: { most: `${MAX_ENDPOINTS}` } });
}
