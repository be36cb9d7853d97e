/** Commands of an endpoint's owner: choose its events and the form of its messages, pause it, resume it, remove it. */
import type { PlainAbility } from "#app/domain/access/abilities.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { CommandName } from "#app/domain/commands/command-names.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { announceWebhook } from "./announce-webhook.ts";
import type { ChangedWebhook } from "./announce-webhook.ts";
import { BODY_VERSIONS } from "./body-versions.ts";
import { chosenEvents } from "./add-endpoint.ts";
import { lockEndpoint } from "./lock-endpoint.ts";
import type { EndpointState } from "./lock-endpoint.ts";

export interface EndpointInput {
  endpointId: string;
  key: string;
}

type Changed = Promise<Outcome<{ endpointId: string }>>;

/** From now on only these events are sent; waiting messages still are. Refuses `not_found`, `empty_list`, `invalid_input`. */
export async function chooseEvents(
  actor: Actor,
  input: EndpointInput & { events: string[] },
): Changed {
  const events = chosenEvents(input.events);
  return change(
    actor,
    input,
    { name: "webhooks.choose_events", change: "events", also: { events } },
    async (tx) => {
      await tx.sql`
      update webhook_endpoints set events = ${events}::text[], command_id = ${tx.command.id} where id = ${input.endpointId}`;
    },
  );
}

/** Later messages have this version of the body; messages that exist keep theirs. Refuses `not_found`, `invalid_input`. */
export async function chooseBody(
  actor: Actor,
  input: EndpointInput & { bodyVersion: number },
): Changed {
  const bodyVersion = BODY_VERSIONS.find((version) => version === input.bodyVersion);
  if (bodyVersion === undefined)
    refuse("invalid_input", { field: "body_version", sentence: "There is no such version." });
  return change(
    actor,
    input,
    { name: "webhooks.choose_body", change: "body", also: { bodyVersion } },
    async (tx) => {
      await tx.sql`
      update webhook_endpoints set body_version = ${bodyVersion}, command_id = ${tx.command.id} where id = ${input.endpointId}`;
    },
  );
}

/** Until it is resumed, nothing is sent and no new message is stored. Refuses `not_found`, `transition_refused`. */
export async function pauseEndpoint(actor: Actor, input: EndpointInput): Changed {
  return change(actor, input, { name: "webhooks.pause", change: "paused", from: "active" }, (tx) =>
    writePause(tx, input.endpointId, "owner"),
  );
}

/** Waiting messages are sent now, with three new days of tries. Refuses `not_found`, `transition_refused`. */
export async function resumeEndpoint(actor: Actor, input: EndpointInput): Changed {
  const { endpointId } = input;
  return change(
    actor,
    input,
    { name: "webhooks.resume", change: "resumed", from: "paused" },
    async (tx) => {
      await tx.sql`
      update webhook_endpoints set state = 'active', paused_by = null, command_id = ${tx.command.id} where id = ${endpointId}`;
      await tx.sql`
      update webhook_deliveries set state = 'pending', attempts = 0, give_up_at = null, next_at = ${tx.command.at}
      where endpoint_id = ${endpointId} and state in ('pending', 'failed')`;
      await tx.sql`update webhook_health set failing_since = null where endpoint_id = ${endpointId}`;
      await requestJob(tx, "send-webhooks", {}, { key: "send-webhooks" });
    },
  );
}

/** Nothing is sent any more; its messages stay in the database. Refuses `not_found`. */
export async function removeEndpoint(actor: Actor, input: EndpointInput): Changed {
  const { endpointId } = input;
  return change(actor, input, { name: "webhooks.remove", change: "removed" }, async (tx) => {
    await tx.sql`
      update webhook_endpoints
      set state = 'removed', paused_by = null, old_secret_sealed = null, old_secret_until = null, command_id = ${tx.command.id}
      where id = ${endpointId}`;
    await tx.sql`
      update webhook_deliveries set state = 'dead', next_at = null, last_excerpt = 'The webhook was removed.'
      where endpoint_id = ${endpointId} and state in ('pending', 'failed')`;
  });
}

/**
 * Writes the pause inside a command; waiting messages stay, without a next attempt. `by`: its owner, three days of failures, or
 * an answer 410 Gone.
 */
export async function writePause(
  tx: Tx,
  endpointId: string,
  by: "owner" | "failing" | "gone",
): Promise<void> {
  await tx.sql`
    update webhook_endpoints set state = 'paused', paused_by = ${by}, command_id = ${tx.command.id} where id = ${endpointId}`;
  await tx.sql`
    update webhook_deliveries set next_at = null where endpoint_id = ${endpointId} and state in ('pending', 'failed')`;
}

async function change(
  actor: Actor,
  { endpointId, key }: EndpointInput,
  what: {
    name: CommandName & PlainAbility;
    change: ChangedWebhook["change"] & string;
    from?: EndpointState;
    also?: Record<string, unknown>;
  },
  write: (tx: Tx) => Promise<void>,
): Changed {
  requireAbility(actor, what.name);
  const spec = { name: what.name, actor, key, input: { endpointId, ...what.also } };
  return command(spec, async (tx) => {
    const { state, url } = await lockEndpoint(tx, endpointId, actor.id);
    if (what.from !== undefined && state !== what.from) refuse("transition_refused");
    await write(tx);
    await announceWebhook(tx, "webhook.changed", { endpointId, url, change: what.change });
    return { endpointId };
  });
}
