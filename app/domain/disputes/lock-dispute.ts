/** Locks a dispute and its task, in the order all commands use, reads them fresh, and refuses strangers. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found, refusalOf, refuse } from "#app/domain/kernel/refusal.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { readLocked } from "#app/domain/tasks/lock-tasks.ts";
import { partyOf } from "#app/domain/access/party.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import type { DisputeParty, DisputeState, DisputeTransition } from "./dispute-lifecycle.ts";
import { whyNotDispute } from "./dispute-obstacle.ts";

export interface LockedDispute {
  id: string;
  taskId: string;
  buyerId: string;
  freelancerId: string;
  openedBy: "buyer" | "freelancer" | "clock";
  reason: string;
  state: DisputeState;
  version: number;
  currency: Currency;
  contestedMicros: bigint;
}

export interface DisputeInHand {
  task: LockedTask;
  dispute: LockedDispute;
  party: DisputeParty;
}

/**
 * Locks task, then dispute, and checks the transition. Refuses what `whyNotDispute` refuses; an unknown dispute is `not_found`,
 * like a stranger's.
 */
export async function lockDispute(
  tx: Tx,
  id: string,
  transition: DisputeTransition,
  version?: number,
): Promise<DisputeInHand> {
  const [place] = await tx.sql<{ taskId: string }[]>`
    select task_id as "taskId" from disputes where id = ${id}`;
  const [task] = await readLocked(tx, [found(place).taskId]);
  // A separate statement after the lock: the snapshot of the first may be outdated by now.
  const [row] = await tx.sql<LockedDispute[]>`
    select id, task_id as "taskId", buyer_id as "buyerId", freelancer_id as "freelancerId", opened_by as "openedBy",
           reason, state, version, currency, contested_micros as "contestedMicros"
    from disputes where id = ${id} for no key update`;
  const dispute = found(row);
  const party = partyOf(dispute, tx.command.actor);
  const obstacle = whyNotDispute(dispute, transition, party, version);
  if (obstacle !== null) throw refusalOf(obstacle);
  if (party === null) refuse("not_found");
  return { task: found(task), dispute, party };
}

/** The parties that have made a statement so far. */
export async function sidesHeard(tx: Tx, disputeId: string): Promise<Set<string>> {
  const rows = await tx.sql<{ side: string }[]>`
    select distinct side from dispute_statements where dispute_id = ${disputeId}`;
  return new Set(rows.map((row) => row.side));
}
