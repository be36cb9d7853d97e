/** Begins a deposit: our record is written first, so that every later message of the processor finds it. */
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal, formatMoney, wholeMinorUnits } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { nextPoll } from "./next-poll.ts";
import { ownPath } from "./own-path.ts";

export interface DepositInput {
  amount: Money;
  /** Our own path to return to; any other text is dropped. */
  returnTo?: string | null | undefined;
  key: string;
}

/**
 * Writes the deposit (`created`) and returns its id. The caller then opens the checkout outside this transaction; if the caller
 * dies, the worker does. Refuses `email_unverified`, `deposit_out_of_range` and `amount_too_precise` (cards move whole cents).
 */
export async function startDeposit(
  actor: Actor,
  input: DepositInput,
): Promise<Outcome<{ depositId: string }>> {
  requireAbility(actor, "deposits.start_deposit");
  const { amount, key } = input;
  requireRange(amount);
  const returnTo = ownPath(input.returnTo);
  const facts = { micros: amount.micros, currency: amount.currency, returnTo };
  return command({ name: "deposits.start_deposit", actor, key, input: facts }, async (tx) => {
    await requireVerified(tx, actor.id);
    const id = newId("deposit");
    await tx.sql`
      insert into deposits (id, user_id, currency, amount_micros, state, return_to, created_at, next_at, command_id)
      values (${id}, ${actor.id}, ${amount.currency}, ${amount.micros}, 'created', ${returnTo}, ${tx.command.at},
              ${nextPoll(0, tx.command.at)}, ${tx.command.id})`;
    return { depositId: id };
  });
}

function requireRange(amount: Money): void {
  const { depositMin, depositMax } = env;
  const least = { micros: depositMin, currency: amount.currency };
  const most = { micros: depositMax, currency: amount.currency };
  if (amount.micros < depositMin || amount.micros > depositMax)
    refuse("deposit_out_of_range", {
      field: "amount",
      sentence: `A deposit is between ${formatMoney(least)} and ${formatMoney(most)}. Nothing was charged.`,
      facts: { min: decimal(depositMin), max: decimal(depositMax) },
    });
  if (wholeMinorUnits(amount).dust.micros !== 0n)
    refuse("amount_too_precise", {
      field: "amount",
      sentence:
        "Cards are charged in whole cents. Please enter an amount with at most two decimals.",
    });
}

/** The amounts of the form's buttons, in micros, within the limits. */
export function depositPresets(): bigint[] {
  const { depositMin, depositMax } = env;
  return [10_000_000n, 25_000_000n, 50_000_000n, 100_000_000n].filter(
    (micros) => micros >= depositMin && micros <= depositMax,
  );
}
