/** A task's next step as a sentence for one reader: who must do what by when, and what happens else. Pure. */
import type { Money } from "#app/domain/kernel/money.ts";
import { fillIn } from "#app/domain/kernel/sentence.ts";
import type { Sentence } from "#app/domain/kernel/sentence.ts";
import { CLOCKLESS_WORDS, CLOSED_WORDS, DEADLINE_WORDS } from "./deadline-words.ts";
import type { Reader, ReaderWords } from "./deadline-words.ts";
import { TASK_LIFECYCLE } from "./task-lifecycle.ts";
import type { TaskState, TaskTransition } from "./task-lifecycle.ts";
import { CLOCK_TRANSITIONS, clockOf } from "./transition-lists.ts";

export interface StepOf {
  state: TaskState;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  dueAt: Date | null;
  /** When the buyer can cancel alone; only `meanwhile` says it. */
  lateFrom?: Date | null;
  /** False while its order is being made. */
  stands?: boolean;
  /** True in an order that was agreed on line by line: a task without a clock waits for its turn. */
  agreed?: boolean;
  /** True of such an order when only its unfunded lines are left. */
  unfunded?: boolean;
  buyer: string;
  freelancer: string;
  /** What is held, and what the freelancer would get of it: for all `count` tasks together. */
  held: Money;
  net: Money;
  /** Tasks the sentence is about; absent means one. */
  count?: number;
  /** False when their deadlines differ: the sentence is about the soonest. */
  together?: boolean;
  /** The tasks of its order, to say "the order" or "the task". */
  taskCount?: number;
}

export interface NextStep {
  sentence: Sentence;
  /** What can be done until then; null when no clock runs. */
  meanwhile: Sentence | null;
  /** When the clock acts, or the promised moment before it; null when no clock runs. */
  at: Date | null;
}

export function nextStep(of: StepOf, reader: Reader): NextStep {
  const clock = runningClock(of);
  if (clock === null)
    return { sentence: filledIn(clocklessWords(of)[reader], of), meanwhile: null, at: null };
  const words = DEADLINE_WORDS[clock];
  return {
    sentence: [...many(of), ...filledIn(words.deadline[reader], of)],
    meanwhile: filledIn(words.meanwhile[reader], of),
    at: TASK_LIFECYCLE[clock].clock.since === "due" ? (of.dueAt ?? of.nextAt) : of.nextAt,
  };
}

/** The party that must act now; null when the task is closed, with staff, or not placed yet. */
export function turnOf(state: TaskState, wasDelivered: boolean): "buyer" | "freelancer" | null {
  const clock = clockOf(state, wasDelivered);
  return clock === null ? null : DEADLINE_WORDS[clock].turn;
}

function runningClock({ state, nextEvent, nextAt, stands = true }: StepOf) {
  if (!stands || nextAt === null || clockOf(state, false) === null) return null;
  return CLOCK_TRANSITIONS.find((name) => name === nextEvent) ?? null;
}

function clocklessWords(of: StepOf): ReaderWords {
  const { state, stands = true, agreed = false, unfunded = false } = of;
  if (unfunded) return CLOCKLESS_WORDS.unfunded;
  if (state === "released" || state === "refunded" || state === "split") return CLOSED_WORDS[state];
  if (!stands) return CLOCKLESS_WORDS.unfilled;
  if (state === "funded" && agreed) return CLOCKLESS_WORDS.waiting;
  // A task without a clock: its order just came to stand, and the clock is being set.
  return state === "disputed" ? CLOCKLESS_WORDS.disputed : CLOCKLESS_WORDS.just_placed;
}

function many({ count = 1, together = true }: StepOf): string[] {
  if (count === 1) return [];
  const tasks = `${count.toLocaleString("en")} tasks`;
  return [together ? `${tasks}: ` : `${tasks}, each with its own deadline. The first: `];
}

function filledIn(words: string, of: StepOf): Sentence {
  const { count = 1, taskCount = 1, together = true, nextAt, dueAt } = of;
  // Of several deadlines only the soonest is said, and its task's share of the sum is not known here.
  const soonest = count > 1 && !together;
  return fillIn(words, {
    buyer: of.buyer,
    freelancer: of.freelancer,
    by: nextAt ?? "",
    due: dueAt ?? nextAt ?? "",
    late: of.lateFrom ?? dueAt ?? nextAt ?? "",
    held: soonest ? "what is held for it" : of.held,
    net: soonest ? "for it" : of.net,
    it: count > 1 && !soonest ? "each" : taskCount > 1 ? "the task" : "the order",
  });
}
