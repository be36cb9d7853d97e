/** A suspended person's earnings by currency: the total, the contested part, and the part they can withdraw. */
import { formatMoney } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import { contestedIn } from "./contested.ts";
import type { Contested } from "./contested.ts";
import type { Reader } from "./open-suspension.ts";
import { payableOf } from "./payable.ts";

export interface SuspendedPurse {
  currency: Currency;
  availableMicros: bigint;
  clearingMicros: bigint;
  /** Null without a decision and a proposal. */
  contested: Contested | null;
  contestedMicros: bigint;
  /** The amount a withdrawal would pay now, in whole minor units. */
  payableMicros: bigint;
}

const HOME: Currency = "USD";

/** The home currency first, then every other with earnings or a decision. */
export async function pursesOf(
  reader: Reader,
  userId: string,
  contested: readonly Contested[],
): Promise<SuspendedPurse[]> {
  const earnings = await reader<Array<{ currency: Currency; available: bigint; clearing: bigint }>>`
    select currency, coalesce(sum(balance_micros) filter (where kind = 'earnings_available'), 0)::bigint as available,
           coalesce(sum(balance_micros) filter (where kind = 'earnings_clearing'), 0)::bigint as clearing
    from accounts where kind in ('earnings_available', 'earnings_clearing') and owner_id = ${userId}
    group by currency order by currency`;
  const all = [HOME, ...earnings.map((row) => row.currency), ...contested.map((r) => r.currency)];
  return [...new Set(all)].map((currency) => {
    const row = earnings.find((one) => one.currency === currency);
    const availableMicros = row?.available ?? 0n;
    const held = contestedIn(contested, currency);
    return {
      currency,
      availableMicros,
      clearingMicros: row?.clearing ?? 0n,
      contested: contested.find((one) => one.currency === currency) ?? null,
      contestedMicros: held,
      payableMicros: payableOf(availableMicros, held, currency).micros,
    };
  });
}

/** The sentences of a mail, one or two for each currency that is not empty; `zone` is the reader's. Pure. */
export function sayPurses(purses: readonly SuspendedPurse[], zone?: Zone): string {
  return purses
    .filter((one) => one.availableMicros + one.clearingMicros + one.contestedMicros > 0n)
    .map(({ currency, availableMicros, contested, contestedMicros }) => {
      const write = (micros: bigint) => formatMoney({ micros, currency });
      const end = contested?.endsAt ?? null;
      const until = end === null ? "" : ` until ${writeMoment(end, false, zone)}`;
      const held =
        contestedMicros === 0n ? "" : ` ${write(contestedMicros)} is contested and held${until}.`;
      const rest = availableMicros > contestedMicros ? availableMicros - contestedMicros : 0n;
      return `${held} ${write(rest)} is available and not contested.`.trim();
    })
    .join(" ");
}

/** The purses after such a decision of staff. Pure. */
export function withContest(
  purses: readonly SuspendedPurse[],
  amounts: ReadonlyArray<{ currency: Currency; micros: bigint }>,
): SuspendedPurse[] {
  return purses.map((purse) => {
    const { currency, availableMicros, contestedMicros } = purse;
    const held = amounts.find((one) => one.currency === currency)?.micros ?? contestedMicros;
    const payableMicros = payableOf(availableMicros, held, currency).micros;
    return { ...purse, contestedMicros: held, payableMicros };
  });
}
