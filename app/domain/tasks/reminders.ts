/** Which deadlines of the task lifecycle people are reminded of: transition of the clock · reminded party · event · how early. */
import { env } from "#app/env.server.ts";
import type { ClockTransition } from "./transition-lists.ts";

export interface ReminderRow {
  clock: ClockTransition;
  to: "buyer" | "freelancer";
  event: "task.reminder" | "task.start_reminder" | "task.due_reminder" | "task.answer_reminder";
  /** Tells several reminders of one deadline apart. */
  mark?: string;
  /** How long before the deadline, at most. */
  hours: () => number;
  /**
   * Hours from the deadline people know to the moment the clock acts: work is due on its due date, and the clock waits longer. Null
   * where the two are the same. A task whose setting changed since is not found, and goes without its reminder.
   */
  grace: (() => number) | null;
}

const DAY = 24;

/** A day before the end of a term of so many hours, but never in its first two thirds. */
export function early(termHours: number): number {
  return Math.min(DAY, Math.max(1, Math.floor(termHours / 3)));
}

export const REMINDERS: readonly ReminderRow[] = [
  {
    clock: "settle",
    to: "buyer",
    event: "task.reminder",
    hours: () => early(env.autoAcceptSmallHours),
    grace: null,
  },
  {
    clock: "lapse",
    to: "freelancer",
    event: "task.start_reminder",
    hours: () => early(env.startWithinHours),
    grace: null,
  },
  {
    clock: "go_unanswered",
    to: "buyer",
    event: "task.answer_reminder",
    mark: "first",
    // A day after the order.
    hours: () => env.answersWithinHours - early(env.answersWithinHours),
    grace: null,
  },
  {
    clock: "go_unanswered",
    to: "buyer",
    event: "task.answer_reminder",
    mark: "second",
    hours: () => Math.floor(env.answersWithinHours / 2),
    grace: null,
  },
  {
    clock: "go_unanswered",
    to: "buyer",
    event: "task.answer_reminder",
    hours: () => early(env.answersWithinHours),
    grace: null,
  },
  {
    clock: "abandon",
    to: "freelancer",
    event: "task.due_reminder",
    hours: () => DAY,
    grace: () => env.abandonAfterHours,
  },
  {
    clock: "escalate",
    to: "freelancer",
    event: "task.due_reminder",
    hours: () => DAY,
    grace: () => env.lateGraceHours,
  },
];
