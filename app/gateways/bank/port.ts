/** What Farthing needs from a bank that pays out. */
import type { Money } from "#app/domain/kernel/money.ts";
import type { BankFact } from "#app/domain/payouts/bank-fact.ts";

export interface PayoutOrder {
  /** The same key always means the same payout: sending it again never pays twice. */
  operationKey: string;
  /** Whole minor units. */
  amount: Money;
  holder: string;
  account: string;
}

export type BankAnswer =
  /** Accepted, settled, refused or returned: definite, whichever it is. */
  | { outcome: "fact"; fact: BankFact }
  /** Definite: the bank has no such operation. Only a look-up says so. */
  | { outcome: "missing" }
  /** A timeout, a 5xx, a lost answer: the payout may exist. */
  | { outcome: "unknown"; reason: string };

export interface BankMessage {
  eventId: string;
  fact: BankFact | null;
}

export interface BankPort {
  name: string;
  pretend: boolean;
  /** Never throws for what the network does. */
  submit(order: PayoutOrder): Promise<BankAnswer>;
  lookUp(operationKey: string): Promise<BankAnswer>;
  /** Checks the signature on the raw bytes and refuses `bad_signature`. */
  verifyMessage(body: Uint8Array, headers: Headers): void;
  /** Reads a body that was verified when it came; refuses `malformed_body`. */
  readMessage(body: Uint8Array): BankMessage;
}
