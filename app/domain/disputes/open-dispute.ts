/** Opens a dispute: freezes the task, stores the first statement, and starts the other party's time to answer. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { found, refusalOf, refuse } from "#app/domain/kernel/refusal.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { readLocked } from "#app/domain/tasks/lock-tasks.ts";
import { partyOf } from "#app/domain/access/party.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import { whyNot } from "#app/domain/tasks/may-advance.ts";
import { disputeEvent } from "./dispute-events.ts";
import { isReasonFor, reasonWords } from "./dispute-reasons.ts";
import { statementBody } from "./statement-body.ts";
import { writeDisputes, writeStatement } from "./write-dispute.ts";

export interface OpenInput {
  taskId: string;
  /** The task's version on the page; a task that moved since is `stale`. */
  version?: number | undefined;
  /** A code of `dispute-reasons.ts` that the actor's party may give. */
  reason: string;
  statement: string;
  files: ReceivedFile[];
  key: string;
}

/**
 * Opens a dispute over all that is held for a started or delivered task and returns its id. Refuses `not_found` for strangers,
 * `not_allowed` for staff, `dispute_already_open`, `transition_refused`, `stale`, `invalid_input`.
 */
export async function openDispute(
  actor: Actor,
  input: OpenInput,
): Promise<Outcome<{ disputeId: string }>> {
  const statement = statementBody(input.statement, "statement");
  const { taskId, version, reason, files, key } = input;
  const remembered = {
    taskId,
    version,
    reason,
    // Hashed as it always was, so that an old key keeps its answer.
    statement: input.statement.trim(),
    files: files.map((file) => file.sha256),
  };
  return command({ name: "disputes.open", actor, key, input: remembered }, async (tx) => {
    const { task, side } = await contestable(tx, taskId, version);
    if (!isReasonFor(side, reason))
      refuse("invalid_input", { field: "reason", sentence: "Please choose one of the reasons." });
    const note = reasonWords(reason);
    await advance(tx, "dispute", [
      { task, party: side, note, releaseMicros: 0n, refundMicros: 0n },
    ]);
    const opened = found((await writeDisputes(tx, [{ task, openedBy: side, reason }]))[0]);
    const subjectId = await writeStatement(tx, { disputeId: opened.id, side, body: statement });
    await attach(tx, { ownerId: actor.id, subjectId, taskId }, files);
    await enqueue(tx, [
      disputeEvent("dispute.opened", {
        id: opened.id,
        task,
        currency: task.currency,
        contestedMicros: heldMicros(task),
        by: side,
        note,
        dueAt: opened.answerDueAt,
      }),
    ]);
    return { disputeId: opened.id };
  });
}

/** The locked task, if this party may dispute it now. */
async function contestable(
  tx: Tx,
  taskId: string,
  version: number | undefined,
): Promise<{ task: LockedTask; side: "buyer" | "freelancer" }> {
  const task = found((await readLocked(tx, [taskId]))[0]);
  const party = partyOf(task, tx.command.actor);
  if ((party === "buyer" || party === "freelancer") && task.state === "disputed")
    refuse("dispute_already_open");
  const obstacle = whyNot(task, "dispute", party, tx.command.at, version);
  if (obstacle !== null) throw refusalOf(obstacle);
  return { task, side: requireParty(tx.command.actor, "disputes.open", task) };
}
