/** What an endpoint's owner asks the worker to send: one message again, all given-up messages again, or a test event. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

/** Sends the same message again under the same id, with three new days of tries. Refuses `not_found` and `webhook_paused`. */
export async function redeliver(
  actor: Actor,
  input: { endpointId: string; deliveryId: string; key: string },
): Promise<Outcome<{ deliveryId: string }>> {
  requireAbility(actor, "webhooks.redeliver");
  const { endpointId, deliveryId, key } = input;
  const spec = {
    name: "webhooks.redeliver" as const,
    actor,
    key,
    input: { endpointId, deliveryId },
  };
  return command(spec, async (tx) => {
    const { state } = await lockEndpoint(tx, endpointId, actor.id);
    const [row] = await tx.sql`
      select id from webhook_deliveries where id = ${deliveryId} and endpoint_id = ${endpointId}`;
    found(row);
    if (state === "paused") refuse("webhook_paused");
    await tx.sql`
      update webhook_deliveries set state = 'pending', attempts = 0, give_up_at = null, next_at = ${tx.command.at}
      where id = ${deliveryId}`;
    await requestJob(tx, "send-webhooks", {}, { key: "send-webhooks" });
    return { deliveryId };
  });
}

/**
 * Sends all given-up messages again, each under its own id. Refuses `not_found`, `webhook_paused`, and `empty_list` when there
 * are none.
 */
export async function redeliverDead(
  actor: Actor,
  input: { endpointId: string; key: string },
): Promise<Outcome<{ endpointId: string; messages: number }>> {
  requireAbility(actor, "webhooks.redeliver_dead");
  const { endpointId, key } = input;
  const spec = { name: "webhooks.redeliver_dead" as const, actor, key, input: { endpointId } };
  return command(spec, async (tx) => {
    const { state } = await lockEndpoint(tx, endpointId, actor.id);
    if (state === "paused") refuse("webhook_paused");
    const { count } = await tx.sql`
      update webhook_deliveries set state = 'pending', attempts = 0, give_up_at = null, next_at = ${tx.command.at}
      where endpoint_id = ${endpointId} and state = 'dead'`;
    if (count === 0)
      refuse("empty_list", { sentence: "No message was given up, so nothing is sent again." });
    await requestJob(tx, "send-webhooks", {}, { key: "send-webhooks" });
    return { endpointId, messages: count };
  });
}

/** Writes the event `webhook.test`, which is relayed like every other. Refuses `not_found` and `webhook_paused`. */
export async function sendTest(
  actor: Actor,
  input: { endpointId: string; key: string },
): Promise<Outcome<{ endpointId: string }>> {
  requireAbility(actor, "webhooks.send_test");
  const { endpointId, key } = input;
  const spec = { name: "webhooks.send_test" as const, actor, key, input: { endpointId } };
  return command(spec, async (tx) => {
    const { state } = await lockEndpoint(tx, endpointId, actor.id);
    if (state === "paused") refuse("webhook_paused");
    const payload = { userId: actor.id, webhookId: endpointId };
    await enqueue(tx, [{ name: "webhook.test", subjectId: endpointId, payload }]);
    return { endpointId };
  });
}
