/** Writes the rows of a dispute, inside the commands that open, answer and close it. */
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";
import type { MoveOutcome } from "#app/domain/tasks/move-outcome.ts";
import type { DisputeInHand } from "./lock-dispute.ts";

export interface NewDispute {
  task: LockedTask;
  openedBy: "buyer" | "freelancer" | "clock";
  reason: string;
}

export interface OpenedDispute extends NewDispute {
  id: string;
  answerDueAt: Date;
}

/** Opens disputes over all that is held for their tasks, which are locked and move to `disputed` in this command. */
export async function writeDisputes(tx: Tx, disputes: NewDispute[]): Promise<OpenedDispute[]> {
  const answerDueAt = hoursAfter(tx.command.at, env.disputeAnswerHours);
  const opened = disputes.map((each) => ({ ...each, id: newId("dispute"), answerDueAt }));
  const rows = opened.map(({ id, task, openedBy, reason }) => ({
    id,
    task: task.id,
    buyer: task.buyerId,
    freelancer: task.freelancerId,
    openedBy,
    reason,
    currency: task.currency,
    held: `${heldMicros(task)}`,
  }));
  await tx.sql`
    insert into disputes (id, task_id, buyer_id, freelancer_id, opened_by, reason, state, currency, contested_micros,
                          answer_due_at, opened_at, command_id)
    select id, task, buyer, freelancer, "openedBy", reason, 'open', currency, held,
           ${answerDueAt}, ${tx.command.at}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
      id text, task text, buyer text, freelancer text, "openedBy" text, reason text, currency text, held bigint)`;
  return opened;
}

/** Appends a statement and returns its id. */
export async function writeStatement(
  tx: Tx,
  statement: { disputeId: string; side: "buyer" | "freelancer" | "staff"; body: string },
): Promise<string> {
  const id = newId("statement");
  await tx.sql`
    insert into dispute_statements (id, dispute_id, side, author_id, body, at, command_id)
    values (${id}, ${statement.disputeId}, ${statement.side}, ${tx.command.actor.id}, ${statement.body},
            ${tx.command.at}, ${tx.command.id})`;
  return id;
}

/** Hands disputes to staff; their time to rule begins. */
export async function beginReview(tx: Tx, ids: string[]): Promise<void> {
  await tx.sql`
    update disputes set state = 'review', version = version + 1, review_at = ${tx.command.at},
           ruling_due_at = ${hoursAfter(tx.command.at, env.disputeRulingHours)}, command_id = ${tx.command.id}
    where id = any(${ids}::text[]) and state = 'open'`;
}

/** Closes the dispute with the outcome of the whole task after its last move: released, refunded or split. */
export async function closeDispute(
  tx: Tx,
  { dispute, party }: DisputeInHand,
  { after }: MoveOutcome,
): Promise<void> {
  const closed = await tx.sql`
    update disputes set state = 'closed', version = version + 1, closed_at = ${tx.command.at}, closed_by = ${party},
           outcome = ${after.state}, command_id = ${tx.command.id}
    where id = ${dispute.id} and state = ${dispute.state} and version = ${dispute.version}`;
  if (closed.count !== 1) throw new Error(`Dispute ${dispute.id} was locked but did not close.`);
}
