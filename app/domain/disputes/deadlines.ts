/** The clock's transitions of disputes: answers that are overdue, and revisions so late that staff must look. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceAndTell } from "#app/domain/tasks/advance.ts";
import { dueTasks } from "#app/domain/tasks/deadlines.ts";
import type { DueTask } from "#app/domain/tasks/deadlines.ts";
import { readLocked } from "#app/domain/tasks/lock-tasks.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { whyNot } from "#app/domain/tasks/may-advance.ts";
import { disputeEvent } from "./dispute-events.ts";
import type { DisputeNews } from "./dispute-events.ts";
import { DISPUTE_REASONS } from "./dispute-reasons.ts";
import { beginReview, writeDisputes } from "./write-dispute.ts";

const BATCH = 200;

/** Carries out every deadline that has passed and returns how many disputes were opened or handed to staff. */
export async function runDisputeDeadlines(control: RunControl = {}): Promise<number> {
  return (await escalateOverdue(control)) + (await closeAnswerTime(control));
}

/**
 * Brings tasks whose revision is long overdue to staff. Freezing the task and opening its dispute are one command, so that there
 * is never one without the other. Returns how many; safe at any time and in parallel.
 */
export function escalateOverdue(control: RunControl = {}): Promise<number> {
  return workThrough(
    {
      name: "disputes.escalate",
      idOf: ({ id }) => id,
      due: chunks<DueTask>((after) => dueTasks("escalate", after, BATCH)),
      carryOut: (tasks) => escalate(tasks.map(({ id }) => id)),
      batch: BATCH,
    },
    control,
  );
}

async function escalate(ids: string[]): Promise<number> {
  const spec = {
    name: "disputes.escalate" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { ids },
  };
  const { answer } = await command(spec, async (tx) => {
    const locked = await readLocked(tx, ids);
    // A task that moved between the query and the lock stays as it is.
    const tasks = locked.filter(
      (task) => whyNot(task, "escalate", "clock", tx.command.at) === null,
    );
    const note = DISPUTE_REASONS.revision_overdue.label;
    const moves = tasks.map((task) => ({
      task,
      party: "clock" as const,
      note,
      releaseMicros: 0n,
      refundMicros: 0n,
    }));
    await advanceAndTell(tx, "escalate", moves);
    const opened = await writeDisputes(
      tx,
      tasks.map((task) => ({ task, openedBy: "clock", reason: "revision_overdue" })),
    );
    await enqueue(
      tx,
      opened.map(({ id, task, answerDueAt }) =>
        disputeEvent("dispute.opened", {
          id,
          task,
          currency: task.currency,
          contestedMicros: heldMicros(task),
          by: "clock",
          note,
          dueAt: answerDueAt,
        }),
      ),
    );
    return { moved: tasks.length };
  });
  return answer.moved;
}

interface DueDispute {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  answerDueAt: string;
}

/** Hands disputes with an overdue answer to staff and returns how many. Safe at any time and in parallel. */
export function closeAnswerTime(control: RunControl = {}): Promise<number> {
  return workThrough(
    {
      name: "disputes.run_out",
      idOf: ({ id }) => id,
      due: chunks(unanswered),
      carryOut: (disputes) => handToStaff(disputes.map(({ id }) => id)),
      batch: BATCH,
    },
    control,
  );
}

function unanswered(after: DueDispute | null): Promise<DueDispute[]> {
  const { answerDueAt, id } = after ?? { answerDueAt: "-infinity", id: "" };
  return sql<DueDispute[]>`
    select id, answer_due_at::text as "answerDueAt" from disputes
    where state = 'open' and answer_due_at <= ${nowDate()} and (answer_due_at, id) > (${answerDueAt}::text::timestamptz, ${id})
    order by answer_due_at, id limit ${BATCH}`;
}

async function handToStaff(ids: string[]): Promise<number> {
  const spec = {
    name: "disputes.run_out" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { ids },
  };
  const { answer } = await command(spec, async (tx) => {
    const rows = await tx.sql<Array<Omit<DisputeNews, "task" | "by"> & Flat>>`
      select d.id, d.currency, d.contested_micros as "contestedMicros", t.id as "taskId", t.order_id as "orderId", t.title,
             t.buyer_id as "buyerId", t.freelancer_id as "freelancerId"
      from disputes d join tasks t on t.id = d.task_id
      where d.id = any(${ids}::text[]) and d.state = 'open' and d.answer_due_at <= ${tx.command.at}
      order by d.id for no key update of d`;
    await beginReview(
      tx,
      rows.map((row) => row.id),
    );
    await enqueue(
      tx,
      rows.map(({ taskId, ...row }) =>
        disputeEvent("dispute.review", { ...row, task: { ...row, id: taskId }, by: "clock" }),
      ),
    );
    return { moved: rows.length };
  });
  return answer.moved;
}

interface Flat {
  taskId: string;
  orderId: string;
  title: string;
  buyerId: string;
  freelancerId: string;
}
