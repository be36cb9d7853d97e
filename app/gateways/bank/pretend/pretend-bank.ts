/** The pretend bank behind the port: refuses, arrives, returns, loses its answers, as the account number asks. */
import { z } from "zod";
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { wholeMinorUnits } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { BankFact } from "#app/domain/payouts/bank-fact.ts";
import { beginOperation, findOperation, newReference } from "#app/gateways/pretend/books.ts";
import type { Operation } from "#app/gateways/pretend/books.ts";
import { hookSecret, oweMessage } from "#app/gateways/pretend/messages.ts";
import { requireSignature, SIGNATURE_HEADER } from "#app/gateways/signature.ts";
import type { BankAnswer, BankPort, PayoutOrder } from "#app/gateways/bank/port.ts";
import { scriptOf } from "./bank-scripts.ts";

const REFUSED = "The bank does not know this account.";
const RETURNED = "The account was closed; the receiving bank sent the money back.";

function momentsLater(count: number | null): Date | null {
  return count === null
    ? null
    : new Date(nowDate().getTime() + env.pretendSettleSeconds * count * 1000);
}

export const pretendBank: BankPort = {
  name: "Pretend bank",
  pretend: true,

  async submit(order) {
    const { operation, begun } = await beginPayout(order);
    if (begun) await oweNews(operation);
    if (begun && scriptOf(order.account).loses)
      return { outcome: "unknown", reason: "The bank's answer was lost." };
    const fact = factOf(operation);
    // A bank's first word is that it has the payout; how it went is for its messages and for look-ups.
    return {
      outcome: "fact",
      fact: begun && fact.state !== "refused" ? { ...fact, state: "accepted", reason: null } : fact,
    };
  },

  async lookUp(operationKey): Promise<BankAnswer> {
    const operation = await findOperation("bank", { key: operationKey });
    return operation === null
      ? { outcome: "missing" }
      : { outcome: "fact", fact: factOf(operation) };
  },

  verifyMessage(body, headers) {
    requireSignature(hookSecret("bank"), headers.get(SIGNATURE_HEADER), body);
  },

  readMessage(body) {
    const { id, payout } = parse(body);
    return { eventId: id, fact: payout };
  },
};

async function beginPayout(order: PayoutOrder): Promise<{ operation: Operation; begun: boolean }> {
  const { arrives, ending } = scriptOf(order.account);
  return beginOperation({
    id: newReference("bank"),
    gateway: "bank",
    operationKey: order.operationKey,
    state: arrives === null ? "refused" : "accepted",
    minorUnits: wholeMinorUnits(order.amount).minorUnits,
    currency: order.amount.currency,
    target: order.account.slice(-4),
    script: ending,
    failure: arrives === null ? REFUSED : null,
    createdAt: nowDate(),
    finishedAt: momentsLater(arrives ?? 0),
  });
}

/** When an arrived payout comes back, by its script; null when it stays. */
function returnsAt(operation: Operation): Date | null {
  const { returns } = scriptOf(operation.script);
  if (returns === null || operation.finishedAt === null) return null;
  return new Date(operation.finishedAt.getTime() + env.pretendSettleSeconds * returns * 1000);
}

async function oweNews(operation: Operation): Promise<void> {
  const fact = factOf(operation);
  if (fact.state === "refused" || operation.finishedAt === null) return;
  await oweMessage(
    "bank",
    messageOf({ ...fact, state: "settled", reason: null }),
    operation.finishedAt,
  );
  const back = returnsAt(operation);
  if (back !== null)
    await oweMessage("bank", messageOf({ ...fact, state: "returned", reason: RETURNED }), back);
}

/** What the bank would say about an operation now. */
function factOf(operation: Operation): BankFact {
  const { id, operationKey, minorUnits, currency, finishedAt, failure } = operation;
  const common = { operationKey, minorUnits, currency };
  if (operation.state === "refused")
    return { ...common, ref: null, state: "refused", reason: failure };
  const at = nowDate();
  const back = returnsAt(operation);
  if (back !== null && back <= at)
    return { ...common, ref: id, state: "returned", reason: RETURNED };
  const state = finishedAt !== null && finishedAt <= at ? "settled" : "accepted";
  return { ...common, ref: id, state, reason: null };
}

const MESSAGE = z.object({
  id: z.string().min(1).max(200),
  payout: z.object({
    operationKey: z.string().min(1).max(200),
    ref: z.string().max(200).nullable(),
    state: z.enum(["accepted", "settled", "refused", "returned"]),
    minorUnits: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform((digits) => BigInt(digits)),
    currency: z.string().min(1).max(10),
    reason: z.string().max(500).nullable(),
  }),
});

function parse(body: Uint8Array): z.output<typeof MESSAGE> {
  try {
    return MESSAGE.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return refuse("malformed_body");
  }
}

/** The body of a message about a payout. */
function messageOf(fact: BankFact): Record<string, unknown> {
  return { payout: { ...fact, minorUnits: `${fact.minorUnits}` } };
}
