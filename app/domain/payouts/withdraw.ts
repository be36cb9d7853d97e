/** Withdraws earnings by hand: exactly the amount and the account that the confirmation showed (decision 81). */
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { decimal, formatMoney, wholeMinorUnits } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { restOf, sayRest } from "#app/domain/security/payout-rests.ts";
import { countSpending } from "#app/domain/security/token-caps.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { activeMethod } from "./active-method.ts";
import { createPayouts } from "./create-payouts.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";

export interface WithdrawInput {
  amount: Money;
  /** The account the person saw when confirming. */
  methodId: string;
  key: string;
}

/**
 * Refuses `email_unverified`, `payouts_resting`, `payout_method_missing`, `stale` (another account by now), `payout_method_cooling`, `payout_below_minimum`,
 * `amount_too_precise` (whole cents only), `insufficient_balance`, `payout_already_open` and `cap_exceeded` (a token's).
 */
export async function withdraw(
  actor: Actor,
  input: WithdrawInput,
): Promise<Outcome<{ payoutId: string }>> {
  requireAbility(actor, "payouts.withdraw");
  const { amount, methodId, key } = input;
  const remembered = { ...amount, methodId };
  return command({ name: "payouts.withdraw", actor, key, input: remembered }, async (tx) => {
    await lockPerson(tx, actor.id);
    await requireVerified(tx, actor.id);
    await requireNoRest(tx, actor);
    await requireMethod(tx, actor.id, methodId);
    await requireAmount(tx, actor.id, amount);
    const { micros, currency } = amount;
    await countSpending(tx, amount);
    const [payoutId] = await createPayouts(tx, [
      { userId: actor.id, methodId, currency, micros, origin: "withdrawal" },
    ]);
    if (payoutId === undefined) refuse("payout_already_open");
    await requestJob(tx, "submit-payout", { payoutId }, { key: `submit-payout:${payoutId}` });
    return { payoutId };
  });
}

async function requireNoRest(tx: Tx, actor: Actor): Promise<void> {
  const rest = await restOf(actor.id, tx.sql, tx.command.at);
  const zone = "zone" in actor ? actor.zone : undefined;
  if (rest === null) return;
  refuse("payouts_resting", {
    sentence: `${sayRest(rest, zone)} Nothing was paid out.`,
    facts: rest.until === null ? {} : { rests_until: rest.until.toISOString() },
  });
}

async function requireMethod(tx: Tx, userId: string, methodId: string): Promise<void> {
  const method = await activeMethod(userId, tx.sql);
  if (method === null) refuse("payout_method_missing");
  if (method.id !== methodId)
    refuse("stale", {
      sentence: "Your payout account changed since you opened the page, so nothing was paid out.",
    });
  const { actor } = tx.command;
  const zone = "zone" in actor ? actor.zone : undefined;
  if (method.coolsUntil > tx.command.at)
    refuse("payout_method_cooling", {
      sentence: `This payout account was added recently. So that a thief cannot empty your wallet, the first payout to it is possible on ${writeMoment(method.coolsUntil, false, zone)}. Nothing was paid out.`,
      facts: { cools_until: method.coolsUntil.toISOString() },
    });
}

async function requireAmount(tx: Tx, userId: string, amount: Money): Promise<void> {
  const floor = { micros: env.payoutFloor, currency: amount.currency };
  if (amount.micros < floor.micros)
    refuse("payout_below_minimum", {
      field: "amount",
      sentence: `A payout is at least ${formatMoney(floor)}. Nothing was paid out.`,
      facts: { floor: decimal(floor.micros) },
    });
  if (wholeMinorUnits(amount).dust.micros !== 0n)
    refuse("amount_too_precise", {
      field: "amount",
      sentence: "Banks only move whole cents. The rest stays in your wallet.",
    });
  const available = await balance("earnings_available", userId, amount.currency, tx.sql);
  if (available < amount.micros)
    refuse("insufficient_balance", {
      field: "amount",
      sentence: `Only ${formatMoney({ micros: available, currency: amount.currency })} is available. Nothing was paid out.`,
      facts: { available: decimal(available) },
    });
}
