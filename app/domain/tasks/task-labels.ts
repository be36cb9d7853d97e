/** The labels of a transition's buttons: for one task, for several, and for leaving everything as it is. Pure. */
import type { PageTransition, ListTransition } from "./transition-lists.ts";
import type { TaskTransition } from "./task-lifecycle.ts";
import { TASK_WORDS } from "./task-words.ts";

function withObject(words: string, taskCount: number): string {
  return words.replace("{it}", taskCount > 1 ? "the task" : "the order");
}

/** `Cancel the order`; of an order of several tasks, `Cancel the task`. */
export function labelOf(transition: TaskTransition, taskCount: number): string {
  return withObject(TASK_WORDS[transition].label, taskCount);
}

/** The way back from the confirmation: `Keep the order`. */
export function keepLabel(transition: PageTransition, taskCount: number): string {
  return withObject(TASK_WORDS[transition].keep, taskCount);
}

/** `Accept 12 tasks`, or with another name for them: `Accept every task of the order`. */
export function manyLabel(transition: ListTransition, tasks: number | string): string {
  const named = typeof tasks === "string" ? tasks : tasksInWords(tasks);
  return TASK_WORDS[transition].many.replace("{tasks}", named);
}

/** The way back from a confirmation for several tasks. */
export function keepManyLabel(transition: ListTransition): string {
  return TASK_WORDS[transition].keep.replace("{it}", "the tasks");
}

export function tasksInWords(count: number): string {
  return count === 1 ? "1 task" : `${count.toLocaleString("en")} tasks`;
}
