/** Funds one line of an agreed order: moves its price into a new escrow and writes its task, which begins funded. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { commissionOn } from "#app/domain/commission/quote.ts";
import { cardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { fund } from "#app/domain/escrow/fund.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { waitAgain } from "#app/domain/tasks/next-turn.ts";
import { newTaskIds, writeAgreedTasks } from "#app/domain/tasks/write-tasks.ts";
import type { LockedAgreed, LockedLine } from "./lock-agreed.ts";

export type HeldLine = Pick<
  LockedLine,
  "position" | "title" | "priceMicros" | "days" | "revisions"
> & { autoAcceptHours?: number | null };

/**
 * A step under `lockAgreed`. The task's clock begins at once where nothing before it is open, else when its turn comes; a later
 * task that was not started waits again. The caller names the task in its line. `spentBy` as in `fund`. Refuses `insufficient_balance` and `cap_exceeded`.
 */
export async function holdLine(
  tx: Tx,
  { order, lines }: LockedAgreed,
  line: HeldLine,
  spentBy?: string | null,
): Promise<string> {
  const { id: orderId, buyerId, freelancerId, currency, commissionBps } = order;
  const { priceMicros } = line;
  const [id = ""] = newTaskIds(1);
  await fund(tx, [{ id, buyerId, currency, priceMicros }], spentBy);
  const fundsClearAt = await cardMoneyUntil(tx, { userId: buyerId, currency });
  const waits = lines.some(({ open, position }) => open && position < line.position);
  const startBy = waits ? null : hoursAfter(tx.command.at, env.startWithinHours);
  await writeAgreedTasks(tx, { orderId, buyerId, freelancerId, currency, commissionBps }, [
    { ...line, id, startBy, fundsClearAt },
  ]);
  await waitAgain(tx, orderId, line.position);
  const payload = {
    orderId,
    taskId: id,
    title: line.title,
    parties: { buyerId, freelancerId },
    currency,
    amount: decimal(priceMicros),
    net: decimal(priceMicros - commissionOn(priceMicros, commissionBps)),
    ...(startBy === null ? {} : { dueAt: startBy.toISOString() }),
    ...(fundsClearAt === null ? {} : { availableAt: fundsClearAt.toISOString() }),
  };
  await enqueue(tx, [{ name: "order.line_funded", subjectId: id, payload }]);
  return id;
}
