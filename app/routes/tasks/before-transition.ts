/** Reads a task for the page of one of its transitions: the viewer's part in it, and what blocks the transition. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { Obstacle } from "#app/domain/kernel/refusal.ts";
import { partyOf } from "#app/domain/access/party.ts";
import type { Party } from "#app/domain/tasks/locked-task.ts";
import { whyNot } from "#app/domain/tasks/may-advance.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { taskView } from "#app/domain/tasks/task-page.ts";
import type { TaskView } from "#app/domain/tasks/task-page.ts";

export interface BeforeTransition {
  task: TaskView;
  party: Party;
  /** Why the transition is impossible now; null when it is possible. */
  blocked: Obstacle | null;
}

/** Refuses `not_found` for people who may not see the task. */
export async function beforeTransition(
  actor: UserActor,
  taskId: string,
  transition: TaskTransition,
): Promise<BeforeTransition> {
  const task = await taskView(actor, taskId);
  const party = found(partyOf(task, actor));
  return { task, party, blocked: whyNot(task, transition, party, nowDate()) };
}
