/** The pretend card processor behind the port: its hosted page, its answers, its batches. */
import { z } from "zod";
import { env } from "#app/env.server.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { money, wholeMinorUnits } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { CardFact } from "#app/domain/deposits/card-fact.ts";
import {
  batchesSince,
  beginOperation,
  closeBatches,
  findOperation,
  newReference,
} from "#app/gateways/pretend/books.ts";
import type { Operation } from "#app/gateways/pretend/books.ts";
import { hookSecret } from "#app/gateways/pretend/messages.ts";
import { requireSignature, SIGNATURE_HEADER } from "#app/gateways/signature.ts";
import type { CardsPort } from "#app/gateways/cards/port.ts";

/** A page nobody pays on is closed after a day, as processors do. */
const EXPIRES_HOURS = 24;

export const pretendCards: CardsPort = {
  name: "Pretend cards",
  pretend: true,
  costOf: (amount) => money(0n, amount.currency),

  async createCheckout({ operationKey, amount, returnUrl }) {
    const { operation } = await beginOperation({
      id: newReference("card"),
      gateway: "cards",
      operationKey,
      state: "open",
      minorUnits: wholeMinorUnits(amount).minorUnits,
      currency: amount.currency,
      target: returnUrl,
      script: "",
      failure: null,
      createdAt: nowDate(),
      finishedAt: null,
    });
    return {
      outcome: "accepted",
      ref: operation.id,
      url: `${env.publicOrigin}/sandbox/cards/${operation.id}`,
    };
  },

  async lookUp({ ref, operationKey }) {
    const operation = await findOperation("cards", ref === null ? { key: operationKey } : { ref });
    return operation === null
      ? { outcome: "missing" }
      : { outcome: "found", fact: factOf(operation) };
  },

  verifyMessage(body, headers) {
    requireSignature(hookSecret("cards"), headers.get(SIGNATURE_HEADER), body);
  },

  readMessage(body) {
    const { id, payment } = parse(body);
    return { eventId: id, fact: payment };
  },

  async listSettlements(since) {
    await closeBatches(nowDate());
    const batches = await batchesSince(since);
    return batches.map(({ id, currency, minorUnits, payments }) => ({
      ref: id,
      currency,
      minorUnits,
      payments: payments.map((payment) => ({ ref: payment.id, minorUnits: payment.minorUnits })),
    }));
  },
};

/** What the processor would say about an operation now. */
export function factOf(operation: Operation): CardFact {
  const { id: ref, operationKey, minorUnits, currency } = operation;
  const at = nowDate();
  const expired =
    operation.state === "open" && hoursAfter(operation.createdAt, EXPIRES_HOURS) <= at;
  const thinking = operation.finishedAt !== null && operation.finishedAt > at;
  const state =
    expired || operation.state === "declined"
      ? "failed"
      : operation.state === "paid" && !thinking
        ? "succeeded"
        : "pending";
  const failure = expired ? "The payment page was left open for too long." : operation.failure;
  return { ref, operationKey, state, minorUnits, currency, failure };
}

const MESSAGE = z.object({
  id: z.string().min(1).max(200),
  payment: z.object({
    ref: z.string().min(1).max(200),
    operationKey: z.string().max(200).nullable(),
    state: z.enum(["pending", "succeeded", "failed"]),
    minorUnits: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform((digits) => BigInt(digits)),
    currency: z.string().min(1).max(10),
    failure: z.string().max(500).nullable(),
  }),
});

function parse(body: Uint8Array): z.output<typeof MESSAGE> {
  try {
    return MESSAGE.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return refuse("malformed_body");
  }
}

/** The body of a message about a payment. */
export function messageOf(fact: CardFact): Record<string, unknown> {
  return { payment: { ...fact, minorUnits: `${fact.minorUnits}` } };
}
