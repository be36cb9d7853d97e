/** Facts of a card processor in our own words; every adapter translates into these types. */
import type { ProviderActor } from "#app/domain/kernel/actor.ts";

/** The actor that applies the processor's facts. */
export const CARDS: ProviderActor = { kind: "provider", id: "cards" };

/** The state of one payment at the processor. Amounts are whole minor units, as on its own books. */
export interface CardFact {
  /** The processor's reference of the payment. */
  ref: string;
  /** The key we gave the operation: the deposit's id. Null when the processor does not know it. */
  operationKey: string | null;
  state: "pending" | "succeeded" | "failed";
  minorUnits: bigint;
  /** As the processor writes it; perhaps not one of our currencies. */
  currency: string;
  /** Why it failed, in words for the buyer. */
  failure: string | null;
}

/** The answer to a request for a hosted payment page. */
export type CheckoutAnswer =
  | { outcome: "accepted"; ref: string; url: string }
  /** Definite: nothing was begun and nothing will be charged. */
  | { outcome: "refused"; reason: string }
  /** No answer, or an unclear one: the operation may exist. */
  | { outcome: "unknown"; reason: string };

/** The effect of applying a fact. */
export type CardOutcome =
  | "succeeded"
  | "failed"
  | "pending"
  /** The deposit was posted before, or the fact was outdated. */
  | "nothing_new"
  /** Money without a matching operation of ours: it is in suspense until staff assign it. */
  | "suspense"
  /** Neither an operation of ours nor money. */
  | "unknown_reference"
  /** A currency without accounts in our books. */
  | "unknown_currency";
