/** Reminds the party whose silence lets the clock act on a task, some hours before it does: once for each order and deadline. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { command } from "#app/domain/commands/command.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { dueSoon } from "./due-soon.ts";
import type { SoonDue } from "./due-soon.ts";
import { REMINDERS } from "./reminders.ts";
import type { ReminderRow } from "./reminders.ts";

/** Returns how many reminders were written. Safe at any time and in parallel. */
export async function remindOfTasks(): Promise<number> {
  let reminded = 0;
  for (const reminder of REMINDERS) {
    const soon = await dueSoon(reminder);
    for (const one of soon) await remind(reminder, one);
    reminded += soon.length;
  }
  return reminded;
}

async function remind({ event: name }: ReminderRow, soon: SoonDue): Promise<void> {
  const { key, orderId, taskIds, count, title, currency, held, dueAt, lastDueAt } = soon;
  const [only] = count === 1 ? taskIds : [];
  const payload = {
    orderId,
    taskIds,
    ...(only === undefined ? {} : { taskId: only }),
    count,
    title,
    currency,
    amount: decimal(held),
    dueAt: dueAt.toISOString(),
    lastDueAt: lastDueAt.toISOString(),
    parties: { buyerId: soon.buyerId, freelancerId: soon.freelancerId },
  };
  const spec = { name: "tasks.remind" as const, actor: CLOCK, key, input: { tasks: taskIds } };
  await command(spec, async (tx) => {
    await enqueue(tx, [{ name, subjectId: only ?? orderId, payload }]);
    return {};
  });
}
