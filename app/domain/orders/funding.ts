/** Where an order's money comes from: it decides how long the freelancer's earnings clear. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/kernel/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";

export type Funding = "balance" | "card";

/**
 * An order is paid by card when its buyer just made a deposit in order to pay for it (the deposit leads back to this gig's
 * order page): a card payment can still be disputed with the card's bank. Money that lay in the balance is not.
 */
export async function fundingOf(
  tx: Tx,
  order: { buyerId: string; gigId: string },
): Promise<{ funding: Funding; clearingHours: number }> {
  const since = hoursAfter(tx.command.at, -env.clearingCardHours);
  const [fresh] = await tx.sql`
    select 1 from deposits
    where user_id = ${order.buyerId} and state = 'succeeded' and settled_at > ${since}
      and starts_with(return_to, ${`/gigs/${order.gigId}/order`}) limit 1`;
  return fresh === undefined
    ? { funding: "balance", clearingHours: env.clearingBalanceHours }
    : { funding: "card", clearingHours: env.clearingCardHours };
}
