/** Applies a bank's fact about a payout. The same fact counts once, however often and in whatever order it comes. */
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { microsPerMinorUnit } from "#app/domain/kernel/money.ts";
import { nextPoll } from "#app/domain/deposits/next-poll.ts";
import { BANK } from "./bank-fact.ts";
import type { BankFact, BankOutcome } from "./bank-fact.ts";
import { lockPayout, movePayout } from "./move-payout.ts";
import type { LockedPayout } from "./move-payout.ts";
import { isOpenPayout } from "./payout-lifecycle.ts";

/** A payout that arrived can still come back; the worker polls it for this long. */
export const WATCH_SETTLED_HOURS = 240;
const LOOK_AT_SETTLED_HOURS = 24;

/** Money goes back to the freelancer only on a definite `refused` or `returned`, once. */
export async function applyBankFact(fact: BankFact): Promise<BankOutcome> {
  const { operationKey, state, minorUnits, currency } = fact;
  // Final facts are keyed by their content, so that two messengers with the same news make one change.
  const key =
    state === "accepted" ? newFormKey() : `bank:${operationKey}:${state}:${minorUnits}:${currency}`;
  const input = { operationKey, state, minorUnits, currency };
  const spec = { name: "payouts.apply_bank_fact" as const, actor: BANK, key, input };
  const { answer } = await command(spec, async (tx) => ({ outcome: await apply(tx, fact) }));
  return answer.outcome;
}

async function apply(tx: Tx, fact: BankFact): Promise<BankOutcome> {
  const payout = await lockPayout(tx, { providerKey: fact.operationKey });
  if (payout === undefined) return "unknown_reference";
  const { currency, amountMicros } = payout;
  if (fact.currency !== currency || fact.minorUnits * microsPerMinorUnit(currency) !== amountMicros)
    return "mismatch";
  if (fact.state === "accepted") return accept(tx, payout, fact);
  if (fact.state === "settled") return settle(tx, payout, fact);
  if (fact.state === "refused") return refuseIt(tx, payout, fact);
  return giveBack(tx, payout, fact);
}

async function accept(tx: Tx, payout: LockedPayout, fact: BankFact): Promise<BankOutcome> {
  if (payout.state !== "queued" && payout.state !== "unknown") return "nothing_new";
  const nextAt = nextPoll(payout.attempts, tx.command.at);
  await movePayout(tx, payout, "submit", { providerRef: fact.ref, nextAt });
  return "submitted";
}

async function settle(tx: Tx, payout: LockedPayout, fact: BankFact): Promise<BankOutcome> {
  if (payout.state === "settled" || payout.state === "returned") return "nothing_new";
  // The bank refused and we gave the money back; now it reports a payment. Staff have to resolve that.
  if (payout.state === "failed") return "mismatch";
  const nextAt = hoursAfter(tx.command.at, LOOK_AT_SETTLED_HOURS);
  await movePayout(tx, payout, "settle", { providerRef: fact.ref, nextAt });
  return "settled";
}

async function refuseIt(tx: Tx, payout: LockedPayout, fact: BankFact): Promise<BankOutcome> {
  if (payout.state === "failed") return "nothing_new";
  if (!isOpenPayout(payout.state)) return "mismatch";
  const note = fact.reason ?? "The bank refused the payout.";
  await movePayout(tx, payout, "fail", { providerRef: fact.ref, note, nextAt: null });
  return "failed";
}

/** A `returned` implies that it had arrived, because messages overtake each other. */
async function giveBack(tx: Tx, payout: LockedPayout, fact: BankFact): Promise<BankOutcome> {
  if (payout.state === "returned") return "nothing_new";
  if (payout.state === "failed") return "mismatch";
  const ref = { providerRef: fact.ref };
  const arrived =
    payout.state === "settled"
      ? payout
      : await movePayout(tx, payout, "settle", { ...ref, nextAt: null });
  const note = fact.reason ?? "The receiving bank sent it back.";
  await movePayout(tx, arrived, "return", { ...ref, note, nextAt: null });
  return "returned";
}
