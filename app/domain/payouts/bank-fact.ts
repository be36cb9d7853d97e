/** Facts of a bank about a payout in our own words; every adapter translates into these types. */
import type { ProviderActor } from "#app/domain/kernel/actor.ts";

/** The actor that applies the bank's facts. */
export const BANK: ProviderActor = { kind: "provider", id: "bank" };

/** The state of one payout at the bank. Amounts are whole minor units, as on its own books. */
export interface BankFact {
  /** The key we gave the operation. */
  operationKey: string;
  /** The bank's reference; null when it refused before giving one. */
  ref: string | null;
  state: "accepted" | "settled" | "refused" | "returned";
  minorUnits: bigint;
  /** As the bank writes it; perhaps not one of our currencies. */
  currency: string;
  /** Why it was refused or returned, in words for the freelancer. */
  reason: string | null;
}

/** The effect of applying a fact. `mismatch`: amount, currency or order of events contradict our books; staff look at it. */
export type BankOutcome =
  | "submitted"
  | "settled"
  | "failed"
  | "returned"
  | "nothing_new"
  | "mismatch"
  | "unknown_reference";
