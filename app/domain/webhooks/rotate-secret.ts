/** Rotates a signing secret; for a day the old one signs as well, so that no message is lost while receivers change over. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { encrypt } from "#app/domain/kernel/encrypted-text.ts";
import type { WithSecret } from "./add-endpoint.ts";
import { announceWebhook } from "./announce-webhook.ts";
import { lockEndpoint } from "./lock-endpoint.ts";
import { newSecret } from "./signature.ts";

export const OVERLAP_HOURS = 24;

/** Rotating again within the day drops the oldest secret at once. Refuses `not_found`. */
export async function rotateSecret(
  actor: Actor,
  input: { endpointId: string; key: string },
): Promise<WithSecret<{ endpointId: string }>> {
  requireAbility(actor, "webhooks.rotate_secret");
  const { endpointId, key } = input;
  const secret = newSecret();
  const spec = { name: "webhooks.rotate_secret" as const, actor, key, input: { endpointId } };
  const outcome = await command(spec, async (tx) => {
    const { url } = await lockEndpoint(tx, endpointId, actor.id);
    await tx.sql`
      update webhook_endpoints
      set old_secret_sealed = secret_sealed, old_secret_until = ${hoursAfter(tx.command.at, OVERLAP_HOURS)},
        secret_sealed = ${encrypt(secret, endpointId)}, secret_made_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${endpointId}`;
    await announceWebhook(tx, "webhook.changed", { endpointId, url, change: "secret" });
    return { endpointId };
  });
  return { ...outcome, secret: outcome.replayed ? null : secret };
}
