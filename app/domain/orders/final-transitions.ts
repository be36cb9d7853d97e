/** Which steps people make by a button close a task for good. */
import type { TaskTransition } from "./task-lifecycle.ts";

/** What these move cannot be taken back. */
export const FINAL: readonly TaskTransition[] = [
  "accept",
  "decline",
  "cancel",
  "agree_cancel",
  "give_up",
  "cancel_late",
];
