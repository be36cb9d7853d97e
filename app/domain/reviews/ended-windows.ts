/** Opens the windows of a few people's orders that ended: in a sandbox they must be there before time passes. */
import type { Tx } from "#app/domain/commands/command.ts";
import { endOfOrder, openWindows } from "./review-window.ts";

/** A step. */
export async function openEndedWindows(tx: Tx, people: string[]): Promise<void> {
  const ended = await tx.sql<{ orderId: string; endedAt: Date }[]>`
    select o.id as "orderId", e.ended_at as "endedAt" from orders o cross join ${endOfOrder("o")} e
    where (o.buyer_id = any(${people}::text[]) or o.freelancer_id = any(${people}::text[]))
      and not e.open and e.paid and e.ended_at is not null
      and not exists (select from review_windows w where w.order_id = o.id and w.ended_at >= e.ended_at)`;
  await openWindows(tx, ended);
}
