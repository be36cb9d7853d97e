/** Port to a card processor; `pretend/` implements it, and Stripe's checkout sessions fit it unchanged. */
import type { Money } from "#app/domain/kernel/money.ts";
import type { CardFact, CheckoutAnswer } from "#app/domain/deposits/card-fact.ts";
import type { Settlement } from "#app/domain/deposits/post-settlement.ts";

export interface CheckoutRequest {
  /** Idempotency key: sending it again never charges twice. */
  operationKey: string;
  amount: Money;
  /** Absolute URL the hosted page returns the buyer to. */
  returnUrl: string;
}

export type LookUpAnswer =
  | { outcome: "found"; fact: CardFact }
  /** Definite: the processor has no such operation. */
  | { outcome: "missing" }
  | { outcome: "unknown"; reason: string };

/** A verified message; `fact` is null for topics we do not follow. */
export interface CardMessage {
  eventId: string;
  fact: CardFact | null;
}

export interface CardsPort {
  name: string;
  /** Buyers are told that the processor is pretend. */
  pretend: boolean;
  /** Surcharge of a deposit, shown before it is made. */
  costOf(amount: Money): Money;
  /** Never throws on network failures: a timeout, 5xx or lost answer is `unknown`. */
  createCheckout(request: CheckoutRequest): Promise<CheckoutAnswer>;
  lookUp(by: { ref: string | null; operationKey: string }): Promise<LookUpAnswer>;
  /** Checks the signature over the raw bytes; refuses `bad_signature`. */
  verifyMessage(body: Uint8Array, headers: Headers): void;
  /** Parses a verified body; refuses `malformed_body`. */
  readMessage(body: Uint8Array): CardMessage;
  /** Settlements to our bank since `since`, oldest first. */
  listSettlements(since: Date): Promise<Settlement[]>;
}
