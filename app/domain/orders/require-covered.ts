/** Refuses a price that the buyer's balance does not cover, and says how much is missing. */
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";

/** Asked before the database's own constraint, because this refusal can say how much is missing. `words`: what needs it, and what did not happen. */
export async function requireCovered(
  tx: Tx,
  buyerId: string,
  { micros, currency }: Money,
  [needs, undone]: readonly [string, string],
): Promise<void> {
  const available = await balance("wallet", buyerId, currency, tx.sql);
  if (available >= micros) return;
  const shortfall = { micros: micros - available, currency };
  refuse("insufficient_balance", {
    sentence: `Your balance is ${formatMoney({ micros: available, currency })}; ${needs} needs ${formatMoney(shortfall)} more. ${undone}`,
    facts: { shortfall: decimal(shortfall.micros) },
  });
}
