/** Accepting a part: that much is released now, the rest stays held; work goes on while a revision is left. */
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/kernel/command.ts";
import type { Outcome } from "#app/domain/kernel/command.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { advance } from "./advance.ts";
import { announce } from "./plain-move.ts";
import type { AdvanceAnswer } from "./advance-tasks.ts";
import { heldMicros } from "./locked-task.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskItem } from "./lock-tasks.ts";

export interface AcceptPartInput {
  item: TaskItem;
  /** Gross, more than zero and less than what is held: all of it is `accept`. */
  micros: bigint;
  note: string;
  key: string;
}

/** Refuses `amount_exceeds_held` when the part is not smaller than what is held, and what `lockTasks` refuses. */
export async function acceptPart(
  actor: Actor,
  input: AcceptPartInput,
): Promise<Outcome<AdvanceAnswer>> {
  const { key, ...rest } = input;
  if (input.micros <= 0n) refuse("amount_not_positive", { field: "amount" });
  return command({ name: "orders.accept_part", actor, key, input: rest }, async (tx) => {
    const { ready, refused } = await lockTasks(tx, [input.item], "accept_part");
    const moves = ready.map(({ task, party }) => {
      const held = heldMicros(task);
      if (input.micros >= held)
        refuse("amount_exceeds_held", {
          field: "amount",
          sentence: `A part must be less than the ${formatMoney(money(held, task.currency))} that is held. To release all of it, accept the task.`,
        });
      return {
        task,
        party,
        note: input.note.trim(),
        releaseMicros: input.micros,
        refundMicros: 0n,
      };
    });
    await advance(tx, "accept_part", moves);
    await announce(tx, "accept_part", moves);
    return { advanced: moves.map((move) => move.task.id), refused };
  });
}
