/** The life of a suspended person's withdrawal: it rests, then it is paid unless something stopped it. */
import type { Lifecycle } from "#app/domain/kernel/lifecycle.ts";

export type WithdrawalState = "resting" | "paid" | "stopped";

export const WITHDRAWAL_LIFECYCLE = {
  ask: { from: [], to: ["resting"] },
  pay: { from: ["resting"], to: ["paid"] },
  stop: { from: ["resting"], to: ["stopped"] },
} as const satisfies Lifecycle<string, WithdrawalState>;

/** Why a withdrawal ended without a payout, as the person reads it. */
export const ENDINGS = {
  mail: "It was stopped from the link in the mail.",
  lifted: "The suspension was lifted first; the money is in the wallet.",
  contested: "When it was due, too little was left beside what is contested.",
  account: "The account it was meant for is no longer the one payouts may go to.",
} as const;

export type Ending = keyof typeof ENDINGS;

/** A rest is a promise to the owner of the account, not a setting: so long they have to read the mail and stop it. */
export const REST_HOURS = 168;
