/** Takes the bank's messages: verified on the raw bytes, stored once, then applied, now or by the worker. */
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import {
  markApplied,
  storeMessage,
  unappliedMessages,
} from "#app/domain/deposits/provider-messages.ts";
import { log } from "#app/log.server.ts";
import { bank } from "#app/gateways/bank/bank.ts";
import type { BankPort } from "#app/gateways/bank/port.ts";

/**
 * Refuses `bad_signature` and `malformed_body`; anything else is kept, and the sender need not send it again. Returns
 * what was made of it, `repeated` when it was here before, `kept` when applying it has to wait.
 */
export async function receiveBankMessage(
  body: Uint8Array,
  headers: Headers,
  port: BankPort = bank(),
): Promise<string> {
  port.verifyMessage(body, headers);
  const { eventId } = port.readMessage(body);
  const id = `bank:${eventId}`;
  if (!(await storeMessage({ id, gateway: "bank", body }))) return "repeated";
  return applyOne(id, body, port);
}

/** Applies what was stored but not applied. */
export async function applyBankMessages(port: BankPort = bank()): Promise<void> {
  for (const { id, body } of await unappliedMessages("bank", 200)) await applyOne(id, body, port);
}

async function applyOne(id: string, body: Uint8Array, port: BankPort): Promise<string> {
  try {
    const { fact } = port.readMessage(body);
    const outcome = fact === null ? "not_followed" : await applyBankFact(fact);
    await markApplied(id, outcome);
    return outcome;
  } catch (problem) {
    // Stored is stored: the worker applies it later. A refusal here is the database being busy.
    log.warn(
      { err: problem, message: id, expected: problem instanceof Refusal },
      "a bank message waits",
    );
    return "kept";
  }
}
