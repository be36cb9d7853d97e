/** Moves locked tasks along the lifecycle: money, state and history of the whole list in a handful of statements. */
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { divide } from "#app/domain/escrow/divide.ts";
import { releaseShares } from "#app/domain/escrow/entries.ts";
import { afterTransition } from "./after-transition.ts";
import type { Move } from "./after-transition.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

export type { Move } from "./after-transition.ts";

/**
 * Makes one transition on every move's task, which the caller has locked and checked (`lockTasks`) in this transaction.
 * Amounts are gross micros and must fit into what is held.
 */
export async function advance(tx: Tx, transition: TaskTransition, moves: Move[]): Promise<void> {
  if (moves.length === 0) return;
  // None needs another's answer, so they travel together; the first that fails undoes them all.
  await Promise.all([
    divide(tx, moves),
    writeTasks(tx, transition, moves),
    writeHistory(
      tx,
      moves.map(({ command = tx.command, ...move }) => ({
        task: move.task.id,
        transition,
        from: move.task.state,
        to: afterTransition(transition, move, command.at).state,
        note: move.note,
        released: `${move.releaseMicros}`,
        refunded: `${move.refundMicros}`,
        command,
      })),
    ),
  ]);
}

async function writeTasks(tx: Tx, transition: TaskTransition, moves: Move[]): Promise<void> {
  const rows = moves.map(({ command = tx.command, ...move }) => ({
    id: move.task.id,
    version: move.task.version,
    released: `${move.releaseMicros}`,
    refunded: `${move.refundMicros}`,
    commission: `${releaseShares(move.task, move.releaseMicros).commissionMicros}`,
    ...afterTransition(transition, move, command.at),
    command: command.id,
  }));
  const written = await tx.sql`
    update tasks t set
      state = m.state, version = t.version + 1,
      released_micros = t.released_micros + m.released, refunded_micros = t.refunded_micros + m.refunded,
      commission_micros = t.commission_micros + m.commission, revisions_left = m."revisionsLeft",
      due_at = m."dueAt", delivered_at = m."deliveredAt", next_event = m."nextEvent", next_at = m."nextAt",
      cancel_proposed_by = m."cancelProposedBy", extension_days = m."extensionDays", closed_at = m."closedAt",
      command_id = m.command
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as m(
      id text, version int, state text, released bigint, refunded bigint, commission bigint, "revisionsLeft" int,
      "dueAt" timestamptz, "deliveredAt" timestamptz, "nextEvent" text, "nextAt" timestamptz,
      "cancelProposedBy" text, "extensionDays" int, "closedAt" timestamptz, command text)
    where t.id = any(${rows.map((row) => row.id)}::text[]) and t.id = m.id and t.version = m.version`;
  if (written.count !== moves.length)
    throw new Error(`${transition}: ${moves.length} tasks were locked but ${written.count} moved`);
}

export interface HistoryRow {
  task: string;
  transition: TaskTransition;
  from: string | null;
  to: string;
  note: string;
  released: string;
  refunded: string;
  command?: Begun | undefined;
}

/** Appends to `task_transitions`; the actor and the moment are those of the row's command. */
export async function writeHistory(tx: Tx, rows: HistoryRow[]): Promise<void> {
  const signed = rows.map(({ command = tx.command, ...row }) => ({
    id: newId("transition"),
    ...row,
    kind: command.actor.kind,
    actor: command.actor.id,
    at: command.at,
    command: command.id,
  }));
  await tx.sql`
    insert into task_transitions (id, task_id, transition, from_state, to_state, actor_kind, actor_id, note,
                                  released_micros, refunded_micros, at, command_id)
    select id, task, transition, "from", "to", kind, actor, note, released, refunded, at, command
    from json_to_recordset(${JSON.stringify(signed)}::text::json)
      as r(id text, task text, transition text, "from" text, "to" text, kind text, actor text, note text, released bigint,
           refunded bigint, at timestamptz, command text)`;
}
