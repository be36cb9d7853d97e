/** Money held before its tasks exist: one reserve for each owner, filled from the buyer's balance, emptied into escrows or back. */
import { countSpending } from "#app/domain/security/token-caps.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { post } from "#app/domain/ledger/post.ts";

export interface Reserve {
  /** What the money is held for: an order's id. */
  ownerId: string;
  buyerId: string;
  currency: Currency;
}

/**
 * Holds the whole amount. It counts against the caps of the token it came with here, and never again when tasks are funded
 * from it; `dearest` is the dearest task. Refuses `insufficient_balance` and `cap_exceeded`.
 */
export async function fillReserve(
  tx: Tx,
  { ownerId, buyerId, currency }: Reserve,
  { micros, dearest }: { micros: bigint; dearest: bigint },
): Promise<void> {
  await countSpending(tx, { currency, micros }, dearest);
  const entry = { kind: "reserve.fund", from: buyerId, to: ownerId, subject: ownerId } as const;
  await post(tx, [{ ...entry, currency, micros }]);
}

/** Moves each task's price into its escrow; more than the reserve holds is refused whole. */
export async function fundFromReserve(
  tx: Tx,
  { ownerId, currency }: Reserve,
  tasks: Array<{ id: string; priceMicros: bigint }>,
): Promise<void> {
  await post(
    tx,
    tasks.map(({ id, priceMicros }) => ({
      kind: "reserve.escrow",
      from: ownerId,
      to: id,
      currency,
      micros: priceMicros,
      subject: id,
    })),
  );
}

/** Gives back what no task was made from. */
export async function returnReserve(
  tx: Tx,
  { ownerId, buyerId, currency }: Reserve,
  micros: bigint,
): Promise<void> {
  if (micros === 0n) return;
  const entry = { kind: "reserve.refund", from: ownerId, to: buyerId, subject: ownerId } as const;
  await post(tx, [{ ...entry, currency, micros }]);
}
