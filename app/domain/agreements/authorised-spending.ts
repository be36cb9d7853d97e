/** A buyer's version authorises spending: its price is taken when the freelancer accepts it, within the caps of the buyer's token. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { requireWithinCaps } from "#app/domain/security/token-caps.ts";
import { fundedLines, heldAtOnce } from "./offer-terms.ts";
import type { OfferTerms } from "./offer-terms.ts";

/** Refuses `cap_exceeded` at once where the token could not spend it today, instead of surprising the freelancer later. */
export async function requireAuthorised(
  tx: Tx,
  terms: OfferTerms,
  currency: Currency,
): Promise<void> {
  const funded = fundedLines(terms);
  const prices = terms.lines.slice(0, funded).map(({ priceMicros }) => priceMicros);
  const dearest = prices.reduce((most, price) => (price > most ? price : most), 0n);
  await requireWithinCaps(tx, { currency, micros: heldAtOnce(terms.lines, funded) }, dearest);
}

/** What can be wrong with the buyer's money or the buyer's token when the freelancer accepts. */
const OF_THE_BUYER: ReadonlySet<RefusalCode> = new Set([
  "insufficient_balance",
  "cap_exceeded",
  "token_revoked",
  "token_expired",
]);

/** The freelancer learns that the buyer cannot pay, and nothing about the buyer's balance or tokens. */
export function asFreelancerReads(problem: unknown): unknown {
  return problem instanceof Refusal && OF_THE_BUYER.has(problem.code)
    ? new Refusal("buyer_cannot_pay")
    : problem;
}
