/** Port to a bank that pays out; `pretend/` implements it. */
import type { Money } from "#app/domain/kernel/money.ts";
import type { BankFact } from "#app/domain/payouts/bank-fact.ts";

export interface PayoutOrder {
  /** Idempotency key: submitting it again never pays twice. */
  operationKey: string;
  /** Whole minor units. */
  amount: Money;
  holder: string;
  account: string;
}

export type BankAnswer =
  /** Definite: accepted, settled, refused or returned. */
  | { outcome: "fact"; fact: BankFact }
  /** Definite, only from a look-up: the bank has no such payout. */
  | { outcome: "missing" }
  /** Timeout, 5xx or lost answer: the payout may exist. */
  | { outcome: "unknown"; reason: string };

export interface BankMessage {
  eventId: string;
  fact: BankFact | null;
}

export interface BankPort {
  name: string;
  pretend: boolean;
  /** Never throws on network failures. */
  submit(order: PayoutOrder): Promise<BankAnswer>;
  lookUp(operationKey: string): Promise<BankAnswer>;
  /** Checks the signature over the raw bytes; refuses `bad_signature`. */
  verifyMessage(body: Uint8Array, headers: Headers): void;
  /** Parses a verified body; refuses `malformed_body`. */
  readMessage(body: Uint8Array): BankMessage;
}
