/** The recovery of a person that waits, or whose link was mailed. */
import type { Tx } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";
import type { RecoveryState } from "./recovery-lifecycle.ts";

export interface OpenRecovery {
  id: string;
  state: Extract<RecoveryState, "waiting" | "ready">;
  begunAt: Date;
  dueAt: Date;
}

export async function openRecovery(
  userId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<OpenRecovery | null> {
  const [open] = await reader<OpenRecovery[]>`
    select id, state, begun_at as "begunAt", due_at as "dueAt" from recoveries
    where user_id = ${userId} and state in ('waiting', 'ready')`;
  return open ?? null;
}
