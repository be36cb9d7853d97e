/** The worker's share of money in and out; each does all that is due and may run at any time, twice or killed half-way. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { pollPayouts } from "#app/processes/poll-payouts.ts";
import { submitPayout } from "#app/processes/submit-payout.ts";
import { pollDeposits } from "#app/processes/open-checkout.ts";
import { settleProcessor } from "#app/processes/settle-processor.ts";
import { deliverPretendMessages } from "#app/gateways/pretend/messages.ts";
import { log } from "#app/log.server.ts";
import type { Job, JobFacts } from "./job.ts";

/** Long work tells the log where it is, and ends at its next safe point when the worker wants to stop. */
export function controlOf({ signal }: Pick<JobFacts, "signal">, doing: string) {
  return { signal, progress: (done: number) => log.info({ done }, doing) };
}

export const pollCards: Job = async () => {
  await pollDeposits();
};

export const pollBank: Job = async (_, facts) => {
  await pollPayouts(controlOf(facts, "looking after payouts"));
};

export const submitOne: Job = async ({ payoutId }) => {
  if (typeof payoutId !== "string") throw new Error("submit-payout needs a payoutId");
  await submitPayout(payoutId);
};

export const sweepEarnings: Job = async (_, facts) => {
  await sweep(CLOCK, controlOf(facts, "sweeping"));
};

export const clearEarnings: Job = async (_, facts) => {
  await clearDue(CLOCK, controlOf(facts, "clearing earnings"));
};

export const payRestedOnes: Job = async (_, facts) => {
  await payRested(controlOf(facts, "paying rested withdrawals"));
};

export const settleCards: Job = async () => {
  await settleProcessor();
};

export const deliverPretend: Job = async () => {
  await deliverPretendMessages();
};
