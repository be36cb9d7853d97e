/** What a card processor can tell us, in our words; every adapter translates into these. */
import type { ProviderActor } from "#app/domain/kernel/actor.ts";

/** In whose name the processor's facts are applied. */
export const CARDS: ProviderActor = { kind: "provider", id: "cards" };

/** The state of one payment at the processor. Amounts are whole minor units, as on its own books. */
export interface CardFact {
  /** The processor's reference of the payment. */
  ref: string;
  /** The key we gave the operation: the deposit's id. Null when the processor does not know it. */
  operationKey: string | null;
  state: "pending" | "succeeded" | "failed";
  minorUnits: bigint;
  /** As the processor writes it; not necessarily a currency of ours. */
  currency: string;
  /** Why it failed, in words for the buyer. */
  failure: string | null;
}

/** What became of asking for a hosted payment page. */
export type CheckoutAnswer =
  | { outcome: "accepted"; ref: string; url: string }
  /** Definite: nothing was begun and nothing will be charged. */
  | { outcome: "refused"; reason: string }
  /** No answer, or one that says nothing: the operation may exist. */
  | { outcome: "unknown"; reason: string };

/** What applying a fact did. */
export type CardOutcome =
  | "succeeded"
  | "failed"
  | "pending"
  /** The deposit was already there, or the news was old. */
  | "nothing_new"
  /** Money without a matching operation of ours: it lies in suspense and staff look at it. */
  | "suspense"
  /** Nothing of ours and no money either. */
  | "unknown_reference"
  /** A currency we keep no books in. */
  | "unknown_currency";
