/** What a bank can tell us about a payout, in our words; every adapter translates into these. */
import type { ProviderActor } from "#app/domain/kernel/actor.ts";

/** In whose name the bank's facts are applied. */
export const BANK: ProviderActor = { kind: "provider", id: "bank" };

/** The state of one payout at the bank. Amounts are whole minor units, as on its own books. */
export interface BankFact {
  /** The key we gave the operation. */
  operationKey: string;
  /** The bank's reference; null when it refused before giving one. */
  ref: string | null;
  state: "accepted" | "settled" | "refused" | "returned";
  minorUnits: bigint;
  /** As the bank writes it; not necessarily a currency of ours. */
  currency: string;
  /** Why it was refused or returned, in words for the freelancer. */
  reason: string | null;
}

/** What applying a fact did. `mismatch`: amount, currency or order of events contradict our books; staff look at it. */
export type BankOutcome =
  | "submitted"
  | "settled"
  | "failed"
  | "returned"
  | "nothing_new"
  | "mismatch"
  | "unknown_reference";
