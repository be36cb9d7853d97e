/** Gives back one slice of an order that never stood: closes its tasks and refunds their escrows to the buyer. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { readLocked } from "#app/domain/tasks/lock-tasks.ts";
import { whyNot } from "#app/domain/tasks/may-advance.ts";
import { amounts } from "#app/domain/tasks/plain-move.ts";
import { lockUnmoved } from "./open-filling.ts";
import type { Filling } from "./open-filling.ts";
import { tellCalledOff } from "./turn-back.ts";

/** Returns the next tasks, at most `most`, in the order they were made. */
export async function returnTasks(filling: Filling, most: number): Promise<void> {
  const { id, returned } = filling;
  const key = `filling:${id}:returned:${returned}`;
  const spec = { name: "orders.return_tasks" as const, actor: CLOCK, key, input: { orderId: id } };
  await command(spec, async (tx) => {
    const locked = await lockUnmoved(tx, filling);
    if (locked !== null) await returnNext(tx, locked, most);
    return {};
  });
}

async function returnNext(tx: Tx, filling: Filling, most: number): Promise<void> {
  const { id, made, returned } = filling;
  const upTo = Math.min(returned + most, made);
  await planAfresh(tx, upTo - returned);
  const rows = await tx.sql<{ id: string }[]>`
    select id from tasks where order_id = ${id} and position > ${returned} and position <= ${upTo}`;
  const tasks = await readLocked(
    tx,
    rows.map((row) => row.id),
  );
  const moved = tasks.find((task) => whyNot(task, "call_off", "clock", tx.command.at) !== null);
  if (moved !== undefined || tasks.length !== upTo - returned)
    throw new Error(
      `${id} is being given back, and ${moved?.id ?? "a task"} is not as it was made`,
    );
  const note = filling.sentence ?? "";
  const party = "clock" as const;
  await advance(
    tx,
    "call_off",
    tasks.map((task) => ({ task, party, note, ...amounts("call_off", task) })),
  );
  const over = upTo === made;
  await tx.sql`
    update order_fillings
    set returned = ${upTo}, state = ${over ? "returned" : "returning"}, ended_at = ${over ? tx.command.at : null},
        command_id = ${tx.command.id}
    where id = ${id}`;
  if (over) await tellCalledOff(tx, filling, note);
}
