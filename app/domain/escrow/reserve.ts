/** The reserve of a large order: its money until its tasks are made, then moved into escrows or refunded. */
import { countSpending } from "#app/domain/security/token-caps.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { post } from "#app/domain/ledger/post.ts";

export interface Reserve {
  /** The order's id. */
  ownerId: string;
  buyerId: string;
  currency: Currency;
}

/**
 * Moves the whole amount into the reserve. It counts against the token's caps here, and not again when tasks are funded from it;
 * `dearest` is the highest task price. Refuses `insufficient_balance` and `cap_exceeded`.
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

/** Moves each task's price into its escrow; refuses the whole list when the reserve holds less. */
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

/** Refunds the rest, for which no task was made. */
export async function returnReserve(
  tx: Tx,
  { ownerId, buyerId, currency }: Reserve,
  micros: bigint,
): Promise<void> {
  if (micros === 0n) return;
  const entry = { kind: "reserve.refund", from: ownerId, to: buyerId, subject: ownerId } as const;
  await post(tx, [{ ...entry, currency, micros }]);
}
