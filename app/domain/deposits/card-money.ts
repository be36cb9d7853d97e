/** Card money: the part of a balance that its youngest card payments back, which can still be charged back (decision 59). */
import { env } from "#app/env.server.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Payer {
  userId: string;
  currency: Currency;
}

/**
 * Until when the money that just left this person's balance is card money; null when it is none. It is card money if the balance
 * that remains is less than the card payments of the last `CLEARING_CARD_HOURS`: deposits that succeeded and suspense receipts
 * assigned to the person. The answer is the youngest of them plus those hours, always in the future. Call once after every
 * posting that takes money out of a balance, for any purpose. That posting holds the lock on the balance, and this is a later
 * statement, so it sees every order and payment that got the lock before.
 */
export async function cardMoneyUntil(tx: Tx, payer: Payer): Promise<Date | null> {
  return neededPaymentsUntil(tx.sql, payer, { at: tx.command.at, leavingMicros: 0n });
}

/** Same as `cardMoneyUntil`, for money that has not left yet: for quotes. The binding answer is computed when it leaves. */
export async function wouldBeCardMoneyUntil(
  payer: Payer,
  leavingMicros: bigint,
): Promise<Date | null> {
  return neededPaymentsUntil(sql, payer, { at: nowDate(), leavingMicros });
}

/** The same at a given moment, by a reader of the caller: for judging before the money leaves. */
export async function neededPaymentsUntil(
  reader: Tx["sql"] | typeof sql,
  { userId, currency }: Payer,
  { at, leavingMicros }: { at: Date; leavingMicros: bigint },
): Promise<Date | null> {
  const since = hoursAfter(at, -env.clearingCardHours);
  const [needed] = await reader<{ youngest: Date }[]>`
    select youngest from (
      select max(at) as youngest, sum(micros) as micros from (
        select settled_at as at, amount_micros as micros from deposits
        where user_id = ${userId} and currency = ${currency} and state = 'succeeded' and settled_at > ${since}
        union all
        select c.at, t.amount_micros
        from suspense_assignments s join transfers t on t.id = s.transfer_id join commands c on c.id = s.command_id
        where s.user_id = ${userId} and t.currency = ${currency} and c.at > ${since}
      ) payments
    ) young
    where micros > coalesce((select balance_micros from accounts
                             where kind = 'wallet' and owner_id = ${userId} and currency = ${currency}), 0) - ${leavingMicros}`;
  return needed === undefined ? null : hoursAfter(needed.youngest, env.clearingCardHours);
}
