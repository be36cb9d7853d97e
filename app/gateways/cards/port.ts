/** What Farthing needs from a card processor. The sandbox stands behind it now; Stripe's checkout sessions fit as they are. */
import type { Money } from "#app/domain/kernel/money.ts";
import type { CardFact, CheckoutAnswer } from "#app/domain/deposits/card-fact.ts";
import type { Settlement } from "#app/domain/deposits/post-settlement.ts";

export interface CheckoutRequest {
  /** The same key always means the same operation: sending it again never charges twice. */
  operationKey: string;
  amount: Money;
  /** Where the hosted page sends the buyer back to; whole address. */
  returnUrl: string;
}

export type LookUpAnswer =
  | { outcome: "found"; fact: CardFact }
  /** Definite: the processor has no such operation. */
  | { outcome: "missing" }
  | { outcome: "unknown"; reason: string };

/** A verified message; `fact` is null when it is about something we do not follow. */
export interface CardMessage {
  eventId: string;
  fact: CardFact | null;
}

export interface CardsPort {
  name: string;
  /** Shown to buyers: this is not a real processor. */
  pretend: boolean;
  /** What a deposit costs on top, shown before it is made. */
  costOf(amount: Money): Money;
  /** Never throws for what the network does: a timeout, a 5xx or a lost answer is `unknown`. */
  createCheckout(request: CheckoutRequest): Promise<CheckoutAnswer>;
  lookUp(by: { ref: string | null; operationKey: string }): Promise<LookUpAnswer>;
  /** Checks the signature on the raw bytes and refuses `bad_signature`. */
  verifyMessage(body: Uint8Array, headers: Headers): void;
  /** Reads a body that was verified when it came; refuses `malformed_body`. */
  readMessage(body: Uint8Array): CardMessage;
  /** Batches the processor paid to our bank since `since`, oldest first. */
  listSettlements(since: Date): Promise<Settlement[]>;
}
