/** The part of our bank account that no payout has claimed: the most that may still be submitted (decision 79). */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";

/**
 * In micros, and never too much: the money in transit is read before the bank's balance, so that a payout that settles in
 * between counts twice instead of never. `wanted` is the sum of the payouts asked about, none of them submitted yet. An advisory
 * lock until the end of the transaction keeps others from claiming money in this currency.
 */
export async function freeAtBank(tx: Tx, currency: Currency, wanted: bigint): Promise<bigint> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`bank:${currency}`}, 0))`;
  const onTheWay = await balance("payout_in_transit", PLATFORM, currency, tx.sql);
  const held = await balance("bank", PLATFORM, currency, tx.sql);
  // If the balance covers everything in transit it covers these, and the sum over open payouts is not needed.
  if (held >= onTheWay) return held - onTheWay + wanted;
  const [promised] = await tx.sql<{ micros: bigint }[]>`
    select coalesce(sum(amount_micros), 0)::bigint as micros from payouts
    where currency = ${currency} and state in ('queued', 'submitted', 'unknown') and submitted_at is not null`;
  return (await balance("bank", PLATFORM, currency, tx.sql)) - (promised?.micros ?? 0n);
}
