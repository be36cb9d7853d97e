/** Accepts a part: its amount is released now and the rest stays held. The work goes on while a revision is left. */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { advanceAndTell } from "./advance.ts";
import type { AdvanceAnswer } from "./advance-tasks.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskItem } from "./lock-tasks.ts";
import { partMove } from "./part-shares.ts";

export interface AcceptPartInput {
  item: TaskItem;
  /** Gross, more than zero and less than what is held; for all of it there is `accept`. */
  micros: bigint;
  note: string;
  key: string;
}

/** Refuses what `partMove` and `lockTasks` refuse. */
export async function acceptPart(
  actor: Actor,
  input: AcceptPartInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { key, ...rest } = input;
  return command({ name: "tasks.accept_part", actor, key, input: rest }, async (tx) => {
    const { ready, refused } = await lockTasks(tx, [input.item], "accept_part");
    const note = tidyText(input.note);
    const moves = ready.map(({ task, party }) => partMove(task, input.micros, { party, note }));
    await advanceAndTell(tx, "accept_part", moves);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
}
