/** Makes an offer: the first version, by the freelancer or by the buyer, whose version authorises its price. */
import { requirePerson } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { requireMayWrite } from "#app/domain/messages/may-write.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { threadOf } from "#app/domain/messages/thread-of.ts";
import { requireAuthorised } from "./authorised-spending.ts";
import { offerParties } from "./offer-partner.ts";
import type { Addressed } from "./offer-partner.ts";
import type { SentOwn } from "./offer-own.ts";
import { quoteOffer, requireNet } from "./offer-quote.ts";
import { fieldOfTerms, fundedLines, heldAtOnce, requireSum, tidyTerms } from "./offer-terms.ts";
import type { OfferTerms } from "./offer-terms.ts";
import { requireRoom } from "./pair-limits.ts";
import { tellOffer } from "./tell-offer.ts";
import { expiryOf, writeVersion } from "./write-version.ts";

/** What both commands that write a version take. */
export interface SentVersion extends SentOwn {
  terms: OfferTerms;
  /** The total that the author saw, as a decimal: it must be the sum of the lines. */
  total: string;
  /** The freelancer's net that the author saw, where the page showed it. */
  net?: string | undefined;
  /** Files of this version, for the other side; an order that comes of the offer has them too. */
  files?: ReceivedFile[];
  key: string;
}

export interface MakeInput extends Addressed, SentVersion {}

/**
 * Refuses `not_found`, `own_offer`, `gig_not_for_sale`, `cannot_be_reached`, `email_unverified`, `lines_do_not_add_up`,
 * `quote_changed`, `empty_list`, `too_many_items`, `invalid_input`, `too_many_offers`, `too_many_new_people`, `too_many_attempts`, and `cap_exceeded` for a buyer's token.
 */
export async function makeOffer(
  actor: Actor,
  input: MakeInput,
): Promise<Outcome<{ offerId: string }>> {
  requirePerson(actor, "agreements.make_offer");
  const { key } = input;
  const remembered = hashedVersion(input);
  const spec = { name: "agreements.make_offer" as const, actor, key, input: remembered };
  return command({ ...spec, fieldOf: fieldOfTerms }, async (tx) => {
    const parties = await offerParties(actor.id, input, tx.sql);
    await requireReachable(tx, actor.id, parties.otherId);
    await requireVerified(tx, actor.id);
    await requireMayWrite(tx, actor, parties.otherId);
    const threadId = await threadOf(tx, actor.id, parties.otherId);
    const terms = tidyTerms(input.terms);
    const quote = await quoteOffer(terms.lines, parties, tx.command.at, tx.sql);
    requireSum(quote.totalMicros, input.total, quote.currency);
    requireNet(quote, input.net);
    const heldMicros = heldAtOnce(terms.lines, fundedLines(terms));
    if (input.side === "buyer") await requireAuthorised(tx, terms, quote.currency);
    const expiresAt = expiryOf(tx, terms);
    const offer = { ...parties, id: newId("offer"), version: 1, expiresAt };
    await writeOffer(tx, offer, threadId);
    await writeVersion(tx, {
      ...input,
      offerId: offer.id,
      number: 1,
      author: input.side,
      terms,
      quote,
    });
    const news = { ...offer, title: terms.title, ...quote, heldMicros, author: input.side };
    await tellOffer(tx, "make", news, { side: input.side });
    await requireRoom(tx, actor.id, parties.otherId);
    return { offerId: offer.id };
  });
}

/** What a version's key stands for. Absent without files, so that keys of earlier releases still have the same input. */
export function hashedVersion<I extends SentVersion>({ key: _key, files = [], ...rest }: I) {
  const hashes = files.map(({ sha256 }) => sha256).toSorted();
  return { ...rest, ...(hashes.length === 0 ? {} : { files: hashes }) };
}

interface NewOffer {
  id: string;
  buyerId: string;
  freelancerId: string;
  gigId: string | null;
  currency: string;
  expiresAt: Date;
}

async function writeOffer(tx: Tx, offer: NewOffer, threadId: string): Promise<void> {
  await tx.sql`
    insert into offers (id, buyer_id, freelancer_id, gig_id, thread_id, state, currency, version, expires_at, made_at, command_id)
    values (${offer.id}, ${offer.buyerId}, ${offer.freelancerId}, ${offer.gigId}, ${threadId}, 'open', ${offer.currency}, 1,
            ${offer.expiresAt}, ${tx.command.at}, ${tx.command.id})`;
}
