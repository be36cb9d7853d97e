/** What a closing waits for although nothing has to be done about it: card money, earnings that clear, payouts that rest. */
import { neededPaymentsUntil } from "#app/domain/deposits/card-money.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import type { PayoutMethod } from "#app/domain/payouts/active-method.ts";
import type { ClosingPurse } from "./closing-purses.ts";
import type { Reader } from "./closing-reasons.ts";

export interface ClosingWait {
  code: "card_money" | "clearing" | "payouts_rest" | "account_cools" | "time_to_think";
  sentence: string;
  /** Null where its end is not known. */
  until: Date | null;
}

export interface Waiting {
  userId: string;
  at: Date;
  purses: readonly ClosingPurse[];
  /** The account the rest goes to; null when it is given up or there is none. */
  method: PayoutMethod | null;
}

export async function closingWaits(
  reader: Reader,
  { userId, at, purses, method }: Waiting,
): Promise<ClosingWait[]> {
  const waits: ClosingWait[] = [];
  for (const { currency, balanceMicros } of purses) {
    if (balanceMicros === 0n) continue;
    const payer = { userId, currency };
    const until = await neededPaymentsUntil(reader, payer, { at, leavingMicros: balanceMicros });
    if (until !== null)
      waits.push({
        code: "card_money",
        sentence: `Your balance in ${currency} was paid by card so recently that the payment can still be taken back.`,
        until,
      });
  }
  const rest = await restOf(userId, reader, at);
  if (rest !== null)
    waits.push({
      code: "payouts_rest",
      sentence: "Your payouts rest, because something about your account's security changed.",
      until: rest.until,
    });
  if (method !== null && method.coolsUntil > at)
    waits.push({
      code: "account_cools",
      sentence: "Your payout account was added recently.",
      until: method.coolsUntil,
    });
  return waits;
}

/** Earnings that clear; null without any. */
export async function clearingWait(reader: Reader, userId: string): Promise<ClosingWait | null> {
  const [clears] = await reader<{ until: Date | null }[]>`
    select max(clears_at) as until from clearings where freelancer_id = ${userId} and cleared_at is null`;
  if (clears === undefined || clears.until === null) return null;
  return {
    code: "clearing",
    sentence: "Earnings of yours are still clearing: their orders can still be refunded.",
    until: clears.until,
  };
}

/** The latest of the dates; null when one of them is not known. */
export function latest(dates: ReadonlyArray<Date | null>): Date | null {
  if (dates.includes(null)) return null;
  return dates.reduce<Date | null>(
    (max, date) => (max === null || (date !== null && date > max) ? date : max),
    null,
  );
}
