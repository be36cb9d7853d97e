/** A person's money by currency, as a closing sees it: the part a bank can move, and the rest below one minor unit. */
import { wholeMinorUnits } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { EVERY_KIND } from "#app/domain/ledger/chart.ts";
import type { Reader } from "./closing-reasons.ts";

export interface ClosingPurse {
  currency: Currency;
  /** What the person could order with. */
  balanceMicros: bigint;
  availableMicros: bigint;
  clearingMicros: bigint;
  /** Balance and available earnings together, and how they part. */
  totalMicros: bigint;
  payableMicros: bigint;
  dustMicros: bigint;
}

/** Currencies without money are left out. */
export async function closingPurses(reader: Reader, userId: string): Promise<ClosingPurse[]> {
  const rows = await reader<
    Array<{ currency: Currency; balance: bigint; available: bigint; clearing: bigint }>
  >`
    select currency, coalesce(sum(balance_micros) filter (where kind = 'wallet'), 0)::bigint as balance,
           coalesce(sum(balance_micros) filter (where kind = 'earnings_available'), 0)::bigint as available,
           coalesce(sum(balance_micros) filter (where kind = 'earnings_clearing'), 0)::bigint as clearing
    from accounts where kind = any(${EVERY_KIND}::text[]) and owner_id = ${userId} and balance_micros > 0
    group by currency order by currency`;
  return rows.map(({ currency, balance, available, clearing }) => {
    const totalMicros = balance + available;
    const { moved, dust } = wholeMinorUnits({ micros: totalMicros, currency });
    return {
      currency,
      balanceMicros: balance,
      availableMicros: available,
      clearingMicros: clearing,
      totalMicros,
      payableMicros: moved.micros,
      dustMicros: dust.micros,
    };
  });
}
