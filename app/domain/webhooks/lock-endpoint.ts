/** Locks an owner's endpoint until the command ends. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";

export type EndpointState = "active" | "paused" | "removed";

export interface LockedEndpoint {
  id: string;
  userId: string;
  url: string;
  state: EndpointState;
  secretSealed: Uint8Array;
}

/** Refuses `not_found` for endpoints of others, removed and unknown ones alike. */
export async function lockEndpoint(
  tx: Tx,
  endpointId: string,
  userId: string,
): Promise<LockedEndpoint> {
  const [row] = await tx.sql<LockedEndpoint[]>`
    select id, user_id as "userId", url, state, secret_sealed as "secretSealed" from webhook_endpoints
    where id = ${endpointId} and user_id = ${userId} and state <> 'removed' for no key update`;
  return found(row);
}
