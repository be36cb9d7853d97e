/** Which steps close a task for good, so that pages can say so: the lifecycle knows. */
import { isOpen, TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskState, TaskTransition } from "./task-lifecycle.ts";

/** True when nothing is held after it, whatever state that leads to: it cannot be taken back. */
export function isFinal(transition: TaskTransition): boolean {
  const to: readonly TaskState[] = TASK_LIFECYCLE[transition].to;
  return !to.some(isOpen);
}
