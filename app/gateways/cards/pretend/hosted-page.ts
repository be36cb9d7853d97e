/** The pretend processor's hosted page: the buyer's buttons and what the processor does after each. */
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { findOperation, finishOperation } from "#app/gateways/pretend/books.ts";
import type { Operation } from "#app/gateways/pretend/books.ts";
import { oweMessage } from "#app/gateways/pretend/messages.ts";
import { factOf, messageOf } from "./pretend-cards.ts";

/** The buttons: result, delay in multiples of the settle time, and whether a message is sent. */
export const CARD_SCRIPTS = {
  pay: {
    label: "Pay by card",
    detail: "The card is charged and we are told within seconds.",
    state: "paid",
    slow: 1,
    told: true,
  },
  decline: {
    label: "Decline the card",
    detail: "The card is refused. Nothing is charged.",
    state: "declined",
    slow: 0,
    told: true,
  },
  late: {
    label: "Pay, but tell us late",
    detail: "The processor takes its time and tells us later.",
    state: "paid",
    slow: 12,
    told: true,
  },
  lose: {
    label: "Pay, and lose the message",
    detail: "The card is charged but no message reaches us; we find out by asking.",
    state: "paid",
    slow: 1,
    told: false,
  },
} as const;

export type CardScript = keyof typeof CARD_SCRIPTS;

export const CARD_SCRIPT_NAMES = Object.keys(CARD_SCRIPTS) as CardScript[];

/** The operation of a hosted page; refuses `not_found`. */
export async function hostedPage(ref: string): Promise<Operation> {
  return found(await findOperation("cards", { ref }));
}

/**
 * Carries out a button, once, and returns the URL to send the buyer back to. `seconds` is the settle time. Refuses `not_found`,
 * and `too_early` for an expired page.
 */
export async function press(
  ref: string,
  script: CardScript,
  seconds = env.pretendSettleSeconds,
): Promise<string> {
  const operation = await hostedPage(ref);
  const { state, slow, told } = CARD_SCRIPTS[script];
  if (factOf(operation).state === "failed" && operation.state === "open")
    refuse("too_early", { sentence: "This payment page has expired. Nothing was charged." });
  const finishedAt = new Date(nowDate().getTime() + seconds * slow * 1000);
  const failure = state === "declined" ? "The card was declined." : null;
  const first = await finishOperation(ref, { state, script, failure, finishedAt });
  if (first && told) {
    const { operationKey, minorUnits, currency } = operation;
    const result = state === "paid" ? "succeeded" : "failed";
    await oweMessage(
      "cards",
      messageOf({ ref, operationKey, state: result, minorUnits, currency, failure }),
      finishedAt,
    );
  }
  return operation.target;
}
