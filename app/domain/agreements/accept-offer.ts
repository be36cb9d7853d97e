/** Accepts the current version of an offer: it becomes the order in the same step, with exactly its lines and its quote. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { found, refusalOf, refuse } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { placeAgreed } from "#app/domain/orders/agreed/place-agreed.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { asFreelancerReads } from "./authorised-spending.ts";
import { lockOffer, otherOf } from "./locked-offer.ts";
import type { LockedOffer } from "./locked-offer.ts";
import { bringOfferFiles } from "./offer-files.ts";
import { ownWith } from "./offer-own.ts";
import type { OwnOfSide, SentOwn } from "./offer-own.ts";
import { whyNotOffer } from "./offer-obstacle.ts";
import { requireOfferConfirmed } from "./offer-unconfirmed.ts";
import { offerVersions } from "./offer-version.ts";
import type { OfferVersion } from "./offer-version.ts";
import { tellOffer } from "./tell-offer.ts";

/** A buyer may name the order at last; a freelancer's own facts are no order's. */
export interface AcceptInput extends SeenOffer, SentOwn {}

/** The offer and its version, as the person saw it. */
export interface SeenOffer {
  offerId: string;
  version: number;
  key: string;
}

/**
 * Refuses `invalid_input`, `not_found`, `stale_offer`, `own_offer` for the version's author, `gig_not_for_sale` for a gig that staff blocked,
 * `email_unverified`, `cannot_be_reached`, and without the money `insufficient_balance` for the buyer and `buyer_cannot_pay`
 * for the freelancer.
 */
export async function acceptOffer(
  actor: Actor,
  input: AcceptInput,
): Promise<Outcome<{ offerId: string; orderId: string }>> {
  const { key, ...remembered } = input;
  let isBuyersVersion = false;
  const spec = { name: "agreements.accept_offer" as const, actor, key, input: remembered };
  const accepted = command(spec, async (tx) => {
    const offer = await lockOffer(tx, input.offerId);
    const side = requireParty(actor, "agreements.accept_offer", offer);
    const { at } = tx.command;
    const obstacle = whyNotOffer(offer, "accept", side, { at, seen: input.version });
    if (obstacle !== null) throw refusalOf(obstacle);
    isBuyersVersion = offer.author === "buyer";
    await requireVerified(tx, actor.id);
    await requireReachable(tx, actor.id, otherOf(offer, side));
    await requireUnblockedGig(tx, offer.gigId);
    const version = found((await offerVersions(offer.id, offer.version, tx.sql))[0]);
    if (isBuyersVersion) await requireOfferConfirmed(tx, offer.id);
    await requireBalance(tx, offer.buyerId, version);
    if (side !== "buyer") requireNoOwn(input);
    const own = await ownWith(tx, offer.id, "buyer", input);
    const orderId = await placed(tx, offer, { ...version, ...own });
    await bringOfferFiles(tx, offer, orderId);
    await tx.sql`
      update offers set state = 'accepted', ended_at = ${at}, order_id = ${orderId}, command_id = ${tx.command.id}
      where id = ${offer.id}`;
    await tellOffer(
      tx,
      "accept",
      { ...offer, ...version, version: offer.version },
      { side, orderId },
    );
    return { offerId: offer.id, orderId };
  });
  return accepted.catch((problem: unknown) => {
    throw isBuyersVersion ? asFreelancerReads(problem) : problem;
  });
}

/** Refuses `invalid_input` for a freelancer. */
function requireNoOwn({ reference, metadata }: SentOwn): void {
  if (reference === undefined && metadata === undefined) return;
  refuse("invalid_input", {
    field: reference === undefined ? "metadata" : "reference",
    sentence: "Only the buyer gives an order a reference and metadata.",
  });
}

async function placed(
  tx: Tx,
  offer: LockedOffer,
  version: OfferVersion & OwnOfSide,
): Promise<string> {
  const { buyerId, freelancerId, gigId } = offer;
  const { title, brief, scheduleId, funded, reference, metadata } = version;
  const { orderId } = await placeAgreed(tx, {
    buyerId,
    freelancerId,
    gigId,
    title,
    brief,
    quote: version,
    scheduleId,
    funded,
    from: "balance",
    reference,
    metadata,
    // The buyer's own version counts against the token that wrote it; otherwise the buyer acts now.
    ...(offer.author === "buyer" ? { spentBy: version.tokenId } : {}),
  });
  return orderId;
}

async function requireUnblockedGig(tx: Tx, gigId: string | null): Promise<void> {
  const blocked = await tx.sql`select from gigs where id = ${gigId} and state = 'blocked'`;
  if (blocked.count > 0) refuse("gig_not_for_sale");
}

/** Checked before the database's own constraint, because this refusal can say how much is missing. */
async function requireBalance(tx: Tx, buyerId: string, version: OfferVersion): Promise<void> {
  const { currency, heldMicros } = version;
  const available = await balance("wallet", buyerId, currency, tx.sql);
  if (available >= heldMicros) return;
  const missing = heldMicros - available;
  refuse("insufficient_balance", {
    sentence: `Your balance is ${formatMoney({ micros: available, currency })}; this needs ${formatMoney({ micros: missing, currency })} more. Nothing was ordered.`,
    facts: { shortfall: decimal(missing) },
  });
}
