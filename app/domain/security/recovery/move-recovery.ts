/** Moves a recovery on by its lifecycle, with a guarded update: the later of two moves finds another state. */
import type { Tx } from "#app/domain/commands/command.ts";
import { RECOVERY_LIFECYCLE } from "./recovery-lifecycle.ts";

export interface EndedRecovery {
  id: string;
  userId: string;
  dueAt: Date;
}

/** A step: ends the recovery; null when it is no longer in a state that the move begins from. */
export async function endRecovery(
  tx: Tx,
  which: { id: string; userId: string },
  move: "finish" | "stop" | "lapse",
): Promise<EndedRecovery | null> {
  const { from, to } = RECOVERY_LIFECYCLE[move];
  const [ended] = await tx.sql<EndedRecovery[]>`
    update recoveries set state = ${to[0]}, ended_at = ${tx.command.at}, next_at = null, command_id = ${tx.command.id}
    where id = ${which.id} and user_id = ${which.userId} and state = any(${[...from]}::text[])
    returning id, user_id as "userId", due_at as "dueAt"`;
  return ended ?? null;
}
