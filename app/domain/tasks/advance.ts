/** Moves locked tasks along the lifecycle: money, state and history of the whole list in a few statements. */
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { divide } from "#app/domain/escrow/divide.ts";
import type { Move } from "./after-transition.ts";
import { moveOutcomes } from "./move-outcome.ts";
import type { MoveOutcome } from "./move-outcome.ts";
import { endedTurns, lockWaiting, passTurns } from "./next-turn.ts";
import { announce } from "./task-events.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

export type { Move } from "./after-transition.ts";

/**
 * Makes one transition on every move's task; the caller has locked and checked them (`lockTasks`) in this transaction. Amounts
 * are gross micros and must not exceed what is held. Writes no event: the order's or the dispute's event covers it.
 */
export async function advance(
  tx: Tx,
  transition: TaskTransition,
  moves: Move[],
): Promise<MoveOutcome[]> {
  const outcomes = moveOutcomes(tx, transition, moves);
  await write(tx, outcomes);
  return outcomes;
}

/** Same as `advance`, and writes the transition's event into the outbox. */
export async function advanceAndTell(
  tx: Tx,
  transition: TaskTransition,
  moves: Move[],
): Promise<MoveOutcome[]> {
  const outcomes = moveOutcomes(tx, transition, moves);
  await Promise.all([write(tx, outcomes), announce(tx, outcomes)]);
  return outcomes;
}

async function write(tx: Tx, outcomes: MoveOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  // Only in agreed orders: others cost no statement.
  const ended = endedTurns(outcomes);
  if (ended.length > 0) await lockWaiting(tx, ended);
  // Pipelined, because none needs another's answer; the first failure undoes them all.
  await Promise.all([
    divide(tx, outcomes),
    writeMoved(tx, outcomes),
    writeHistory(
      tx,
      outcomes.map(({ task, transition, after, note, releaseMicros, refundMicros, command }) => ({
        task: task.id,
        transition,
        from: task.state,
        to: after.state,
        note,
        released: `${releaseMicros}`,
        refunded: `${refundMicros}`,
        command,
      })),
    ),
  ]);
  if (ended.length > 0) await passTurns(tx, ended);
}

/** Writes the tasks as their moves leave them. Throws when one of them was not locked. */
export async function writeMoved(tx: Tx, outcomes: MoveOutcome[]): Promise<void> {
  const rows = outcomes.map(({ task, after, release, refundMicros, command = tx.command }) => ({
    id: task.id,
    version: task.version,
    released: `${release.micros}`,
    refunded: `${refundMicros}`,
    commission: `${release.commissionMicros}`,
    ...after,
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
  if (written.count !== rows.length)
    throw new Error(
      `${outcomes[0]?.transition}: ${rows.length} tasks were locked but ${written.count} moved`,
    );
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

/** Appends to `task_transitions`; actor and moment come from the row's command. */
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
