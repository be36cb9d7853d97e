/** Encodes amounts in JSON: a decimal string beside its currency, never a float. */
import { z } from "zod";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency, Money } from "#app/domain/kernel/money.ts";

const CURRENCIES = ["USD", "EUR", "GBP", "JPY", "KWD"] as const satisfies Currency[];
export const currency = z.enum(CURRENCIES);

const sent = z
  .object({ amount: z.string().regex(/^-?\d+(\.\d{1,6})?$/), currency })
  .meta({ id: "Money" });
const kept = z.object({ micros: z.bigint(), currency }) satisfies z.ZodType<Money>;

/** An amount in an answer: exact, and negative where money left. Encoding returns what is sent. */
export const money = z.codec(sent, kept, {
  encode: ({ micros, currency: unit }) => ({ amount: decimal(micros), currency: unit }),
  decode({ amount, currency: unit }) {
    const [units = "", decimals = ""] = amount.split(".");
    return { micros: BigInt(units + decimals.padEnd(6, "0")), currency: unit };
  },
});

/** True for `money`, also for the copy that a description of its own makes. */
export function isMoney(shape: z.core.$ZodType): boolean {
  return shape instanceof z.ZodCodec && shape.in === sent;
}
