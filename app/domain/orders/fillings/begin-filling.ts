/** Begins a large order: puts its price into reserve and writes its row; the worker makes the tasks. */
import { fillReserve } from "#app/domain/escrow/reserve.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { writeOrder } from "#app/domain/orders/write-order.ts";
import type { AskedOrder } from "#app/domain/orders/write-order.ts";
import { cardMoneyUntil } from "#app/domain/deposits/card-money.ts";

/**
 * Orders of this many pieces or more are made in slices (decision 54). 10 000 pieces take 2 to 3 s on a quiet machine, and were
 * cut off at the limit of 8 s on a busy one; fewer than 2 000 stay under a tenth of that limit.
 */
export const MADE_IN_SLICES_FROM = 2000;

export function isMadeInSlices({ quantity }: { quantity: number }): boolean {
  return quantity >= MADE_IN_SLICES_FROM;
}

/** Large orders per buyer that do not stand yet: they are served round robin, so one buyer's many would delay all. */
export const MAX_OPEN_FILLINGS = 10;

/** Call after the posting, which locked the balance: two orders at once cannot pass the limit together. */
async function requireRoom(tx: Tx, buyerId: string): Promise<void> {
  const [open] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from order_fillings f join orders o on o.id = f.id
    where f.state in ('filling', 'winding', 'returning') and o.buyer_id = ${buyerId}`;
  if ((open?.count ?? 0) >= MAX_OPEN_FILLINGS)
    refuse("too_many_large_orders", { facts: { limit: `${MAX_OPEN_FILLINGS}` } });
}

/** A step: puts the whole price into the order's reserve, or refuses the order. Makes no task yet. */
export async function placeInSlices(
  tx: Tx,
  asked: AskedOrder,
  buyer: UserActor,
): Promise<{ orderId: string; beingMade: true }> {
  const { id, buyerId, quoted } = asked;
  const { currency, totalMicros: micros, taskPriceMicros: dearest } = quoted;
  await fillReserve(tx, { ownerId: id, buyerId, currency }, { micros, dearest });
  await requireRoom(tx, buyerId);
  const fundsClearAt = await cardMoneyUntil(tx, { userId: buyerId, currency });
  await writeOrder(tx, { ...asked, fundsClearAt });
  await tx.sql`
    insert into order_fillings (id, token_id, level, task_price_micros, delivery_days, revisions, total, state, created_at,
                                command_id)
    values (${id}, ${buyer.tokenId ?? null}, ${buyer.level}, ${dearest}, ${quoted.deliveryDays}, ${quoted.revisions},
            ${quoted.quantity}, 'filling', ${tx.command.at}, ${tx.command.id})`;
  await requestFillings(tx);
  return { orderId: id, beingMade: true };
}

export async function requestFillings(tx: Tx): Promise<void> {
  await requestJob(tx, "run-fillings", {}, { key: "run-fillings" });
}
