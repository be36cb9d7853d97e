/** What our bank account holds and has not promised: the most that may still be handed over. */
import type { Tx } from "#app/domain/kernel/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";

/** In micros. From here to the end of the transaction nobody else promises anything in this currency. */
export async function freeAtBank(tx: Tx, currency: Currency): Promise<bigint> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`bank:${currency}`}, 0))`;
  const [[promised], held] = await Promise.all([
    tx.sql<{ micros: bigint }[]>`
      select coalesce(sum(amount_micros), 0)::bigint as micros from payouts
      where currency = ${currency} and state in ('queued', 'submitted', 'unknown') and submitted_at is not null`,
    balance("bank", PLATFORM, currency, tx.sql),
  ]);
  return held - (promised?.micros ?? 0n);
}
