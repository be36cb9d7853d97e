/** Funds tasks: moves each price from the buyer's balance into the task's escrow. */
import { countSpending } from "#app/domain/security/token-caps.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { post } from "#app/domain/ledger/post.ts";

export interface TaskToFund {
  id: string;
  buyerId: string;
  currency: Currency;
  priceMicros: bigint;
}

/**
 * Refuses the whole list with `insufficient_balance` when the balance does not cover it, and with `cap_exceeded` when it is more
 * than the API token may spend: the request's, or `tokenId` where an earlier request authorised the spending (null: no token).
 */
export async function fund(tx: Tx, tasks: TaskToFund[], tokenId?: string | null): Promise<void> {
  for (const [currency, priced] of Map.groupBy(tasks, (task) => task.currency)) {
    const prices = priced.map((task) => task.priceMicros);
    const micros = prices.reduce((sum, price) => sum + price, 0n);
    const dearest = prices.reduce((most, price) => (price > most ? price : most), 0n);
    await countSpending(tx, { currency, micros }, dearest, tokenId);
  }
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
