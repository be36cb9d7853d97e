/** The freelancer proposes more time for a task: the due date moves only when the buyer agrees. */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { advanceAndTell } from "./advance.ts";
import type { AdvanceAnswer } from "./advance-tasks.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskItem } from "./lock-tasks.ts";

export const MAX_EXTENSION_DAYS = 30;

export interface ExtensionInput {
  item: TaskItem;
  days: number;
  note: string;
  key: string;
}

/** Refuses `invalid_input` when the days are not a whole number from 1 to 30, and what `lockTasks` refuses. */
export async function proposeExtension(
  actor: Actor,
  input: ExtensionInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { key, ...rest } = input;
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > MAX_EXTENSION_DAYS)
    refuse("invalid_input", {
      field: "days",
      sentence: `Ask for 1 to ${MAX_EXTENSION_DAYS} whole days.`,
    });
  return command({ name: "tasks.propose_extension", actor, key, input: rest }, async (tx) => {
    const { ready, refused } = await lockTasks(tx, [input.item], "propose_extension");
    const moves = ready.map(({ task, party }) => ({
      task,
      party,
      note: tidyText(input.note),
      releaseMicros: 0n,
      refundMicros: 0n,
      extensionDays: input.days,
    }));
    await advanceAndTell(tx, "propose_extension", moves);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
}
