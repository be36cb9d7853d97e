/** The quote of a version: today's rate for this freelancer, frozen when the version is written. */
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { AgreedLine, AgreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { sql } from "#app/domain/store/store.ts";

export interface OfferQuote extends AgreedQuote {
  scheduleId: string;
}

/** What the quote depends on besides the lines. */
export interface QuotedFor {
  freelancerId: string;
  /** Null without a gig. */
  categoryId: string | null;
  currency: Currency;
}

export async function quoteOffer(
  lines: AgreedLine[],
  { freelancerId, categoryId, currency }: QuotedFor,
  at: Date,
  reader: Tx["sql"] | typeof sql,
): Promise<OfferQuote> {
  const schedule = await currentSchedule(at, reader);
  // No category has an empty name, so only the rates for the freelancer and for everybody match.
  const bps = rateFor(schedule, { categoryId: categoryId ?? "", freelancerId });
  return { ...agreedQuote(lines, { currency, bps }), scheduleId: schedule.id };
}

/** The freelancer's net that the author saw, where a page showed it: another one is refused with `quote_changed`. */
export function requireNet(quote: OfferQuote, net: string | undefined): void {
  if (net === undefined || net === decimal(quote.netMicros)) return;
  refuse("quote_changed", {
    sentence:
      "The commission has changed since you looked, so nothing was sent. Look at the new amounts, then send it again.",
    facts: { net: decimal(quote.netMicros) },
  });
}
