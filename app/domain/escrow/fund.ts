/** Holds the price of each task: one escrow per task, filled from the buyer's balance. */
import type { Tx } from "#app/domain/kernel/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { post } from "#app/domain/ledger/post.ts";

export interface TaskToFund {
  id: string;
  buyerId: string;
  currency: Currency;
  priceMicros: bigint;
}

/** Refuses the whole list with `insufficient_balance` when the buyer's balance does not cover it. */
export async function fund(tx: Tx, tasks: TaskToFund[]): Promise<void> {
  await post(
    tx,
    tasks.map((task) => ({
      kind: "escrow.fund",
      from: task.buyerId,
      to: task.id,
      currency: task.currency,
      micros: task.priceMicros,
      subject: task.id,
    })),
  );
}
