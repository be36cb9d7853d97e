/** Writes the next version of an offer: the other side's counter-offer, or the author's own change. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { refusalOf } from "#app/domain/kernel/refusal.ts";
import { requireMayWrite } from "#app/domain/messages/may-write.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { requireAuthorised } from "./authorised-spending.ts";
import { lockOffer, otherOf } from "./locked-offer.ts";
import { hashedVersion } from "./make-offer.ts";
import type { SentVersion } from "./make-offer.ts";
import { whyNotOffer } from "./offer-obstacle.ts";
import { quoteOffer, requireNet } from "./offer-quote.ts";
import { fieldOfTerms, fundedLines, heldAtOnce, requireSum, tidyTerms } from "./offer-terms.ts";
import { requireFewVersions } from "./pair-limits.ts";
import { tellOffer } from "./tell-offer.ts";
import { expiryOf, writeVersion } from "./write-version.ts";

export interface CounterInput extends SentVersion {
  offerId: string;
  /** The version the author answers: another one is refused with `stale_offer`. */
  version: number;
}

/** Refuses what `makeOffer` refuses of terms, and `stale_offer`. */
export async function counterOffer(
  actor: Actor,
  input: CounterInput,
): Promise<Outcome<{ offerId: string; version: number }>> {
  const { key } = input;
  const remembered = hashedVersion(input);
  const spec = { name: "agreements.counter_offer" as const, actor, key, input: remembered };
  return command({ ...spec, fieldOf: fieldOfTerms }, async (tx) => {
    const offer = await lockOffer(tx, input.offerId);
    const side = requireParty(actor, "agreements.counter_offer", offer);
    const { at } = tx.command;
    const obstacle = whyNotOffer(offer, "counter", side, { at, seen: input.version });
    if (obstacle !== null) throw refusalOf(obstacle);
    requireFewVersions(offer.version);
    const otherId = otherOf(offer, side);
    await requireReachable(tx, actor.id, otherId);
    await requireMayWrite(tx, { id: actor.id }, otherId);
    await requireVerified(tx, actor.id);
    const terms = tidyTerms(input.terms);
    const quote = await quoteOffer(terms.lines, offer, at, tx.sql);
    requireSum(quote.totalMicros, input.total, quote.currency);
    requireNet(quote, input.net);
    if (side === "buyer") await requireAuthorised(tx, terms, quote.currency);
    const version = offer.version + 1;
    const expiresAt = expiryOf(tx, terms);
    await writeVersion(tx, {
      ...input,
      offerId: offer.id,
      number: version,
      author: side,
      terms,
      quote,
    });
    await tx.sql`
      update offers set version = ${version}, expires_at = ${expiresAt}, command_id = ${tx.command.id} where id = ${offer.id}`;
    const heldMicros = heldAtOnce(terms.lines, fundedLines(terms));
    const news = { ...offer, ...quote, version, title: terms.title, expiresAt, heldMicros };
    await tellOffer(tx, "counter", { ...news, author: side }, { side });
    return { offerId: offer.id, version };
  });
}
