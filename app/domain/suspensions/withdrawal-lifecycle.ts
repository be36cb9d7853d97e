/** The lifecycle of a suspended person's withdrawal: it rests, then it is paid unless it was stopped. */
import type { Lifecycle } from "#app/domain/kernel/lifecycle.ts";

export type WithdrawalState = "resting" | "paid" | "stopped";

export const WITHDRAWAL_LIFECYCLE = {
  ask: { from: [], to: ["resting"] },
  pay: { from: ["resting"], to: ["paid"] },
  stop: { from: ["resting"], to: ["stopped"] },
} as const satisfies Lifecycle<string, WithdrawalState>;

/** Sentences for the person: why a withdrawal ended without a payout. */
export const ENDINGS = {
  mail: "It was stopped from the link in the mail.",
  lifted: "The suspension was lifted first; the money is in the wallet.",
  contested: "When it was due, too little was available apart from the contested money.",
  account: "The account it was meant for is no longer the one payouts may go to.",
} as const;

export type Ending = keyof typeof ENDINGS;

/** The rest is a promise to the account's owner, who needs the time to read the mail and stop it; so it is no setting. */
export const REST_HOURS = 168;
