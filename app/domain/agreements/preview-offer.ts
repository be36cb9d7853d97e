/** What sending terms would mean, before anything is sent: the quote, whose balance pays and when, and until when it is valid. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import type { OfferSide } from "./offer-lifecycle.ts";
import { quoteOffer } from "./offer-quote.ts";
import type { OfferQuote, QuotedFor } from "./offer-quote.ts";
import { fundedLines, heldAtOnce, requireSum, tidyTerms } from "./offer-terms.ts";
import type { OfferTerms } from "./offer-terms.ts";
import { decimal } from "#app/domain/kernel/money.ts";

export interface OfferPreview {
  terms: OfferTerms;
  quote: OfferQuote;
  side: OfferSide;
  /** What acceptance takes from the buyer's balance at once. */
  heldMicros: bigint;
  /** The buyer's own balance; null for the freelancer, who does not read it. */
  availableMicros: bigint | null;
  expiresAt: Date;
}

/** Refuses what sending would refuse of the terms. Changes nothing. */
export async function previewOffer(
  actor: UserActor,
  terms: OfferTerms,
  { side, ...quoted }: QuotedFor & { side: OfferSide },
): Promise<OfferPreview> {
  requireAbility(actor, "agreements.make_offer");
  const tidy = tidyTerms(terms);
  const now = nowDate();
  const quote = await quoteOffer(tidy.lines, quoted, now, sql);
  requireSum(quote.totalMicros, decimal(quote.totalMicros), quote.currency);
  return {
    terms: tidy,
    quote,
    side,
    heldMicros: heldAtOnce(tidy.lines, fundedLines(tidy)),
    availableMicros: side === "buyer" ? await balance("wallet", actor.id, quote.currency) : null,
    expiresAt: hoursAfter(now, tidy.validDays * 24),
  };
}
