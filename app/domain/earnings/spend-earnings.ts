/** Moves available earnings to the balance for ordering, dust included. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { post } from "#app/domain/ledger/post.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";

/** Any amount down to a micro. Irreversible: balance can only be spent on orders. Refuses `insufficient_balance`. */
export async function spendEarnings(
  actor: Actor,
  input: { amount: Money; key: string },
): Promise<Outcome<{ moved: string }>> {
  requireAbility(actor, "earnings.spend_earnings");
  const { amount, key } = input;
  if (amount.micros <= 0n) refuse("amount_not_positive", { field: "amount" });
  return command(
    { name: "earnings.spend_earnings", actor, key, input: { ...amount } },
    async (tx) => {
      await lockPerson(tx, actor.id);
      const available = await balance("earnings_available", actor.id, amount.currency, tx.sql);
      if (available < amount.micros)
        refuse("insufficient_balance", {
          field: "amount",
          sentence: `Only ${formatMoney({ micros: available, currency: amount.currency })} is available.`,
          facts: { available: decimal(available) },
        });
      const { micros, currency } = amount;
      await post(tx, [
        {
          kind: "earnings.spend",
          from: actor.id,
          to: actor.id,
          currency,
          micros,
          subject: actor.id,
        },
      ]);
      return { moved: decimal(micros) };
    },
  );
}
