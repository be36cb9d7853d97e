/** The step that removes every webhook of a person; nothing is sent to them any more. */
import type { Tx } from "#app/domain/commands/command.ts";

export async function removeEndpoints(tx: Tx, userId: string): Promise<void> {
  const removed = await tx.sql<{ id: string }[]>`
    update webhook_endpoints
    set state = 'removed', paused_by = null, old_secret_sealed = null, old_secret_until = null, command_id = ${tx.command.id}
    where user_id = ${userId} and state <> 'removed' returning id`;
  if (removed.length === 0) return;
  await tx.sql`
    update webhook_deliveries set state = 'dead', next_at = null, last_excerpt = 'The account was closed.'
    where endpoint_id = any(${removed.map(({ id }) => id)}::text[]) and state in ('pending', 'failed')`;
}
