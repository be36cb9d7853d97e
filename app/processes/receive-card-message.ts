/** Takes the processor's messages: verified on the raw bytes, stored once, then applied, now or by the worker. */
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import {
  markApplied,
  storeMessage,
  unappliedMessages,
} from "#app/domain/deposits/provider-messages.ts";
import { log } from "#app/log.server.ts";
import { cards } from "#app/gateways/cards/cards.ts";
import type { CardsPort } from "#app/gateways/cards/port.ts";

/**
 * Refuses `bad_signature` and `malformed_body`; anything else is kept, and the sender need not send it again. Returns
 * what was made of it, `repeated` when it was here before, `kept` when applying it has to wait.
 */
export async function receiveCardMessage(
  body: Uint8Array,
  headers: Headers,
  port: CardsPort = cards(),
): Promise<string> {
  port.verifyMessage(body, headers);
  const { eventId } = port.readMessage(body);
  const id = `cards:${eventId}`;
  if (!(await storeMessage({ id, gateway: "cards", body }))) return "repeated";
  return applyOne(id, body, port);
}

/** Applies what was stored but not applied. */
export async function applyCardMessages(port: CardsPort = cards()): Promise<void> {
  for (const { id, body } of await unappliedMessages("cards", 200)) await applyOne(id, body, port);
}

async function applyOne(id: string, body: Uint8Array, port: CardsPort): Promise<string> {
  try {
    const { fact } = port.readMessage(body);
    const outcome = fact === null ? "not_followed" : await applyCardFact(fact);
    await markApplied(id, outcome);
    return outcome;
  } catch (problem) {
    // Stored is stored: the worker applies it later. A refusal here is the database being busy.
    log.warn(
      { err: problem, message: id, expected: problem instanceof Refusal },
      "a card message waits",
    );
    return "kept";
  }
}
