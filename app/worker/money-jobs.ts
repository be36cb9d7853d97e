/** The worker's jobs for money in and out. Each does all that is due and is safe to run twice or to kill half-way. */
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

/** Logs progress of long work and passes the signal that ends it at its next safe point. */
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
