/** Whether a person may write to another one now. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";

/** A step; their thread is open already. Refuses `cannot_be_reached`. */
export async function requireMayWrite(
  tx: Tx,
  from: UserActor,
  otherId: string,
  _threadId: string,
): Promise<void> {
  await requireReachable(tx, from.id, otherId);
}
