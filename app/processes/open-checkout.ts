/** Asks the processor about deposits, always outside any transaction: what it says is applied by commands of their own. */
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { mayRepeat } from "#app/domain/deposits/next-poll.ts";
import {
  claimDueDeposits,
  noteCheckout,
  noteMissingCheckout,
  openDeposit,
} from "#app/domain/deposits/note-checkout.ts";
import type { DepositToPoll } from "#app/domain/deposits/note-checkout.ts";
import { log } from "#app/log.server.ts";
import { cards } from "#app/gateways/cards/cards.ts";
import type { CardsPort } from "#app/gateways/cards/port.ts";
import { applyCardMessages } from "./receive-card-message.ts";

/**
 * Brings an open deposit as far as the processor can say now: opens its checkout (same key, so once), or asks how it
 * went. Safe at any time and as often as one likes; a deposit that is closed is left alone.
 */
export async function carryDeposit(depositId: string, port: CardsPort = cards()): Promise<void> {
  const deposit = await openDeposit(depositId);
  if (deposit === undefined) return;
  const sent = deposit.providerRef !== null;
  if (sent || !mayRepeat(deposit.createdAt, nowDate())) await lookUp(deposit, port);
  else await openPage(deposit, port);
}

async function openPage(deposit: DepositToPoll, port: CardsPort): Promise<void> {
  const { id, amountMicros, currency } = deposit;
  const amount = money(amountMicros, currency);
  const returnUrl = `${env.publicOrigin}/wallet/deposits/${id}?returned`;
  const answer = await port.createCheckout({ operationKey: id, amount, returnUrl }).catch(lost);
  await noteCheckout(id, answer);
}

async function lookUp(deposit: DepositToPoll, port: CardsPort): Promise<void> {
  const { id, providerRef } = deposit;
  const answer = await port.lookUp({ ref: providerRef, operationKey: id }).catch(lost);
  if (answer.outcome === "found") await applyCardFact(answer.fact);
  else if (answer.outcome === "missing") await noteMissingCheckout(id);
}

/** An adapter that throws has told us nothing: the operation may exist. */
function lost(problem: unknown): { outcome: "unknown"; reason: string } {
  log.warn({ err: problem }, "the card processor gave no answer");
  return { outcome: "unknown", reason: "The card processor did not answer." };
}

/** The worker's round: messages left over, then every open deposit whose time to look has come. Returns how many. */
export async function pollDeposits(limit = 100, port: CardsPort = cards()): Promise<number> {
  await applyCardMessages(port);
  const ids = await claimDueDeposits(limit);
  for (const id of ids) {
    try {
      await carryDeposit(id, port);
    } catch (problem) {
      // One deposit in trouble never keeps the others waiting; its next look is set already.
      log.error({ err: problem, depositId: id }, "a deposit could not be looked at");
    }
  }
  return ids.length;
}
