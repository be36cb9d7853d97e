/** The proposed contested amounts: all earnings from card orders of the last 120 days, as long as cards can be charged back. */
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Reader } from "./open-suspension.ts";

export const CARD_ORDER_DAYS = 120;

export interface ProposedContest {
  currency: Currency;
  /** After commission; clearing, available, or paid out since. */
  micros: bigint;
  /** Still in escrow for such orders, before commission: it may still become earnings. */
  heldMicros: bigint;
}

/** One row for each currency with such orders, placed within 120 days before `at` and released at any time since. */
export async function proposedContest(
  reader: Reader,
  userId: string,
  at: Date,
): Promise<ProposedContest[]> {
  const since = firstIdAt("order", hoursAfter(at, -CARD_ORDER_DAYS * 24));
  return reader<ProposedContest[]>`
    select o.currency, sum(t.released_micros - t.commission_micros)::bigint as micros,
           sum(t.price_micros - t.released_micros - t.refunded_micros)::bigint as "heldMicros"
    from orders o join tasks t on t.order_id = o.id
    where o.freelancer_id = ${userId} and o.id >= ${since} and o.funding = 'card'
    group by o.currency order by o.currency`;
}
