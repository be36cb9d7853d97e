/** Accepting a part: that much is released now, the rest stays held; work goes on while a revision is left. */
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { advance } from "./advance.ts";
import { announce } from "./plain-move.ts";
import type { AdvanceAnswer } from "./advance-tasks.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskItem } from "./lock-tasks.ts";
import { partShares } from "./part-shares.ts";

export interface AcceptPartInput {
  item: TaskItem;
  /** Gross, more than zero and less than what is held: all of it is `accept`. */
  micros: bigint;
  note: string;
  key: string;
}

/** Refuses what `partShares` and `lockTasks` refuse. */
export async function acceptPart(
  actor: Actor,
  input: AcceptPartInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { key, ...rest } = input;
  return command({ name: "orders.accept_part", actor, key, input: rest }, async (tx) => {
    const { ready, refused } = await lockTasks(tx, [input.item], "accept_part");
    const moves = ready.map(({ task, party }) => ({
      task,
      party,
      note: input.note.trim(),
      releaseMicros: partShares(task, input.micros).releaseMicros,
      refundMicros: 0n,
    }));
    await advance(tx, "accept_part", moves);
    await announce(tx, "accept_part", moves);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
}
