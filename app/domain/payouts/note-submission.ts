/** Records a submission to the bank that ended without a fact: the answer was lost, or the bank does not know the payout. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { nextPoll } from "#app/domain/deposits/next-poll.ts";
import { BANK } from "./bank-fact.ts";
import { lockPayout, movePayout } from "./move-payout.ts";

/** The fields the bank gateway needs to submit a payout. */
export interface PayoutInstruction {
  id: string;
  providerKey: string;
  userId: string;
  currency: Currency;
  amountMicros: bigint;
  holder: string;
  accountSealed: Uint8Array;
}

export async function payoutInstruction(payoutId: string): Promise<PayoutInstruction> {
  const [row] = await sql<PayoutInstruction[]>`
    select p.id, p.provider_key as "providerKey", p.user_id as "userId", p.currency, p.amount_micros as "amountMicros",
           m.holder, m.account_sealed as "accountSealed"
    from payouts p join payout_methods m on m.id = p.method_id where p.id = ${payoutId}`;
  return found(row);
}

/** No answer, or an unclear one: the bank may have the payout, so its money stays set aside. */
export async function noteLostAnswer(payoutId: string, reason: string): Promise<void> {
  const spec = {
    name: "payouts.note_lost" as const,
    actor: BANK,
    key: newFormKey(),
    input: { payoutId, reason },
  };
  await command(spec, async (tx) => {
    const payout = found(await lockPayout(tx, { id: payoutId }));
    const nextAt = nextPoll(payout.attempts, tx.command.at);
    if (payout.state === "queued") await movePayout(tx, payout, "lose", { note: reason, nextAt });
    return {};
  });
}

/**
 * The bank was asked and does not know the payout. If it never accepted it, that is definite and the money goes back. If it had
 * accepted it, that is a contradiction: the payout becomes unknown and staff see it.
 */
export async function noteMissing(payoutId: string): Promise<void> {
  const spec = {
    name: "payouts.note_missing" as const,
    actor: BANK,
    key: newFormKey(),
    input: { payoutId },
  };
  await command(spec, async (tx) => {
    const payout = found(await lockPayout(tx, { id: payoutId }));
    if (payout.state === "submitted")
      await movePayout(tx, payout, "lose", {
        note: "The bank accepted it but can no longer find it. Our staff are asking the bank.",
        nextAt: nextPoll(payout.attempts, tx.command.at),
      });
    else if (
      (payout.state === "queued" || payout.state === "unknown") &&
      payout.providerRef === null
    )
      await movePayout(tx, payout, "fail", { note: "The bank never received it.", nextAt: null });
    return {};
  });
}
