/** Describes the effect of a transition, in the words and amounts of its confirmation. */
import { commissionOnPart } from "#app/domain/commission/quote.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import type { MoveOutcome } from "#app/domain/tasks/move-outcome.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskTransition, TaskTransitionRow } from "#app/domain/tasks/task-lifecycle.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { percent } from "#app/ui/money/quote-table.tsx";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";

export interface EffectLine {
  what: string;
  micros?: bigint;
}

/** The effect of one transition, computed from the transfers it would write; `zone` is the reader's. */
export function taskEffects(outcome: MoveOutcome, zone?: Zone): EffectLine[] {
  const { task, transition, release, after } = outcome;
  const { money }: TaskTransitionRow = TASK_LIFECYCLE[transition];
  const { effect } = TASK_WORDS[transition];
  const held = heldMicros(task);
  if (money === "release")
    return [
      { what: effect, micros: release.micros },
      { what: "The freelancer earns", micros: release.netMicros },
      { what: `Commission, ${percent(task.commissionBps)}`, micros: release.commissionMicros },
    ];
  if (money === "refund")
    return [
      { what: effect, micros: held },
      { what: "Commission on money that goes back", micros: 0n },
    ];
  const { extensionDays: days, dueAt } = task;
  if (transition === "agree_extension" && days !== null && dueAt !== null && after.dueAt !== null)
    return [
      {
        what: `${days === 1 ? "One more day" : `${days} more days`}: the work is due on ${writeMoment(after.dueAt, true, zone)} then.`,
      },
      { what: "Stays held for this task", micros: held },
    ];
  return [{ what: effect }, { what: "Stays held for this task", micros: held }];
}

/** The same for a list of tasks, as sums. */
export function listEffects(
  tasks: Array<{ priceMicros: bigint; releasedMicros: bigint; refundedMicros: bigint }>,
  bps: number,
  transition: TaskTransition,
): EffectLine[] {
  const { money }: TaskTransitionRow = TASK_LIFECYCLE[transition];
  const { effect } = TASK_WORDS[transition];
  let held = 0n;
  let commission = 0n;
  for (const task of tasks) {
    held += heldMicros(task);
    commission += commissionOnPart(task.releasedMicros, heldMicros(task), bps);
  }
  const lines: EffectLine[] = [{ what: effect, micros: held }];
  if (money === "release")
    lines.push(
      { what: "The freelancer earns", micros: held - commission },
      { what: `Commission, ${percent(bps)}`, micros: commission },
    );
  return lines;
}
