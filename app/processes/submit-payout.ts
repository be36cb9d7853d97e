/** Hands payouts to the bank and asks how they went, always outside any transaction. */
import { money } from "#app/domain/kernel/money.ts";
import { Undecipherable, decrypt } from "#app/domain/kernel/encrypted-text.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import { claimPayout } from "#app/domain/payouts/claim-payout.ts";
import type { PayoutAsk } from "#app/domain/payouts/claim-payout.ts";
import {
  noteLostAnswer,
  noteMissing,
  payoutInstruction,
} from "#app/domain/payouts/note-submission.ts";
import type { PayoutInstruction } from "#app/domain/payouts/note-submission.ts";
import { log } from "#app/log.server.ts";
import { bank } from "#app/gateways/bank/bank.ts";
import type { BankAnswer, BankPort } from "#app/gateways/bank/port.ts";

/**
 * Does the next thing about a payout when its time has come: hands it over (always under its one key), looks it up, or
 * leaves it waiting. Killed anywhere, the worker's next round takes it up again.
 */
export async function submitPayout(payoutId: string, port: BankPort = bank()): Promise<void> {
  await carry(payoutId, await claimPayout(payoutId), port);
}

/** The bank is asked outside any transaction, and what it said is written in one of its own. */
export async function carry(payoutId: string, ask: PayoutAsk, port: BankPort): Promise<void> {
  if (ask === "nothing") return;
  const instruction = await payoutInstruction(payoutId);
  const answer =
    ask === "submit" ? await handOver(instruction, port) : await lookUp(instruction, port);
  if (answer.outcome === "fact") await applyBankFact(answer.fact);
  else if (answer.outcome === "missing") await noteMissing(payoutId);
  else await noteLostAnswer(payoutId, answer.reason);
}

async function handOver(instruction: PayoutInstruction, port: BankPort): Promise<BankAnswer> {
  const { providerKey, userId, amountMicros, currency, holder, accountSealed } = instruction;
  let account: string;
  try {
    account = decrypt(accountSealed, userId);
  } catch (problem) {
    if (!(problem instanceof Undecipherable)) throw problem;
    log.error(
      { payoutId: instruction.id },
      "a payout account cannot be opened: was SECRET changed?",
    );
    // It may have been handed over before the key was lost, so only the bank can say that it was not.
    return lookUp(instruction, port);
  }
  const order = {
    operationKey: providerKey,
    amount: money(amountMicros, currency),
    holder,
    account,
  };
  return port.submit(order).catch(lost);
}

function lookUp(instruction: PayoutInstruction, port: BankPort): Promise<BankAnswer> {
  return port.lookUp(instruction.providerKey).catch(lost);
}

/** An adapter that throws has told us nothing: the payout may exist. */
function lost(problem: unknown): BankAnswer {
  log.warn({ err: problem }, "the bank gave no answer");
  return { outcome: "unknown", reason: "The bank did not answer." };
}
