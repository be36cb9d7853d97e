/** The worker's share of money in and out; each does all that is due and may run at any time, twice or killed half-way. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { clearDue } from "#app/domain/payouts/clear-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { pollPayouts, submitPayout } from "#app/gateways/bank/submit-payout.ts";
import { pollDeposits } from "#app/gateways/cards/open-checkout.ts";
import { settleProcessor } from "#app/gateways/cards/settle-processor.ts";
import { deliverSandboxMessages } from "#app/gateways/sandbox/messages.ts";
import type { Job } from "./job.ts";

export const pollCards: Job = async () => {
  await pollDeposits();
};

export const pollBank: Job = async () => {
  await pollPayouts();
};

export const submitOne: Job = async ({ payoutId }) => {
  if (typeof payoutId !== "string") throw new Error("submit-payout needs a payoutId");
  await submitPayout(payoutId);
};

export const sweepEarnings: Job = async () => {
  await sweep(CLOCK);
};

export const clearEarnings: Job = async () => {
  await clearDue(CLOCK);
};

export const settleCards: Job = async () => {
  await settleProcessor();
};

export const deliverSandbox: Job = async () => {
  await deliverSandboxMessages();
};
