/** What our bank account holds and has not promised: the most that may still be handed over. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";

/**
 * In micros, and never too much: what is on its way is read before what the bank holds, so that a payout which settles in
 * between is counted twice rather than not at all. `wanted` is the sum of the payouts asked about, none of them promised
 * yet. From here to the end of the transaction nobody else promises anything in this currency.
 */
export async function freeAtBank(tx: Tx, currency: Currency, wanted: bigint): Promise<bigint> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`bank:${currency}`}, 0))`;
  const onTheWay = await balance("payout_in_transit", PLATFORM, currency, tx.sql);
  const held = await balance("bank", PLATFORM, currency, tx.sql);
  // Enough for everything on its way is enough for these, and nobody need add up what was promised to whom.
  if (held >= onTheWay) return held - onTheWay + wanted;
  const [promised] = await tx.sql<{ micros: bigint }[]>`
    select coalesce(sum(amount_micros), 0)::bigint as micros from payouts
    where currency = ${currency} and state in ('queued', 'submitted', 'unknown') and submitted_at is not null`;
  return (await balance("bank", PLATFORM, currency, tx.sql)) - (promised?.micros ?? 0n);
}
