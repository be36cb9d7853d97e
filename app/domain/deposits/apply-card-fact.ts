/** Applies a card processor's fact about a payment. The same fact counts once, however often and in whatever order it comes. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal, isCurrency, microsPerMinorUnit } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import { CARDS } from "./card-fact.ts";
import type { CardFact, CardOutcome } from "./card-fact.ts";
import { isOpenAccount } from "#app/domain/people/open-account.ts";
import { isOpenDeposit } from "./deposit-lifecycle.ts";
import { lockDeposit, moveDeposit, noteDeposit } from "./move-deposit.ts";
import type { LockedDeposit } from "./move-deposit.ts";
import { nextPoll } from "./next-poll.ts";

/**
 * A success that matches our operation posts `deposit` exactly once. A success that matches none (unknown reference, second
 * payment, other amount or currency, closed account) posts `suspense.receive` exactly once and waits for staff.
 */
export async function applyCardFact(fact: CardFact): Promise<CardOutcome> {
  const { ref, state, minorUnits, currency } = fact;
  // A success is keyed by its content, so that two messengers with the same news make one change. Other facts change nothing
  // twice anyway, and need a fresh key: a failure that came before we knew its payment comes again.
  const key =
    state === "succeeded" ? `cards:${ref}:${state}:${minorUnits}:${currency}` : newFormKey();
  const spec = {
    name: "deposits.apply_card_fact" as const,
    actor: CARDS,
    key,
    input: { ref, state, minorUnits, currency },
  };
  const { answer } = await command(spec, async (tx) => ({ outcome: await apply(tx, fact) }));
  return answer.outcome;
}

async function apply(tx: Tx, fact: CardFact): Promise<CardOutcome> {
  const deposit = await lockDeposit(tx, { id: fact.operationKey, ref: fact.ref });
  const ours = deposit !== undefined && (deposit.providerRef ?? fact.ref) === fact.ref;
  if (fact.state === "succeeded")
    return ours ? succeed(tx, deposit, fact) : keepInSuspense(tx, fact);
  if (!ours) return "unknown_reference";
  return fact.state === "failed" ? fail(tx, deposit, fact) : wait(tx, deposit, fact);
}

async function succeed(tx: Tx, deposit: LockedDeposit, fact: CardFact): Promise<CardOutcome> {
  const { id, userId, currency, amountMicros } = deposit;
  if (fact.currency !== currency || fact.minorUnits * microsPerMinorUnit(currency) !== amountMicros)
    return mismatch(tx, deposit, fact);
  if (deposit.state === "succeeded") return "nothing_new";
  // The account was closed meanwhile: staff find the owner of the money.
  if (!(await isOpenAccount(tx, userId))) return mismatch(tx, deposit, fact);
  await moveDeposit(tx, deposit, "succeed", {
    providerRef: fact.ref,
    nextAt: null,
    settledAt: tx.command.at,
  });
  await post(tx, [
    { kind: "deposit", from: PLATFORM, to: userId, currency, micros: amountMicros, subject: id },
  ]);
  await enqueue(tx, [{ name: "deposit.succeeded", subjectId: id, payload: payloadOf(deposit) }]);
  return "succeeded";
}

async function fail(tx: Tx, deposit: LockedDeposit, fact: CardFact): Promise<CardOutcome> {
  if (!isOpenDeposit(deposit.state)) return "nothing_new";
  await failDeposit(tx, deposit, fact.failure ?? "The card was declined.", fact.ref);
  return "failed";
}

/** Definite: nothing was charged and nothing will be charged under this operation. */
export async function failDeposit(
  tx: Tx,
  deposit: LockedDeposit,
  failure: string,
  ref?: string,
): Promise<void> {
  await moveDeposit(tx, deposit, "fail", {
    failure,
    nextAt: null,
    settledAt: tx.command.at,
    ...(ref === undefined ? {} : { providerRef: ref }),
  });
  const payload = { ...payloadOf(deposit), note: failure };
  await enqueue(tx, [{ name: "deposit.failed", subjectId: deposit.id, payload }]);
}

async function wait(tx: Tx, deposit: LockedDeposit, fact: CardFact): Promise<CardOutcome> {
  const nextAt = nextPoll(deposit.attempts, tx.command.at);
  if (deposit.state !== "created" && deposit.state !== "unknown") return "nothing_new";
  await moveDeposit(tx, deposit, "wait", { providerRef: fact.ref, nextAt });
  return "pending";
}

async function mismatch(tx: Tx, deposit: LockedDeposit, fact: CardFact): Promise<CardOutcome> {
  const outcome = await keepInSuspense(tx, fact);
  const failure =
    "The card processor reported a different amount from the one you asked for. Our staff are looking at it.";
  const changes = { failure, nextAt: null, providerRef: fact.ref };
  if (deposit.state === "created" || deposit.state === "pending")
    await moveDeposit(tx, deposit, "lose", changes);
  else if (deposit.state === "unknown") await noteDeposit(tx, deposit, changes);
  return outcome;
}

async function keepInSuspense(tx: Tx, fact: CardFact): Promise<CardOutcome> {
  if (!isCurrency(fact.currency) || fact.minorUnits <= 0n) return "unknown_currency";
  const currency: Currency = fact.currency;
  const micros = fact.minorUnits * microsPerMinorUnit(currency);
  await post(tx, [
    { kind: "suspense.receive", from: PLATFORM, to: PLATFORM, currency, micros, subject: fact.ref },
  ]);
  return "suspense";
}

function payloadOf(deposit: LockedDeposit) {
  const { id, userId, currency, amountMicros } = deposit;
  return { depositId: id, userId, currency, amount: decimal(amountMicros) };
}
