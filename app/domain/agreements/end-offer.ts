/** The step that ends an offer without an order: declined, withdrawn, or expired. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { LockedOffer } from "./locked-offer.ts";
import type { OfferSide } from "./offer-lifecycle.ts";
import { offerVersions } from "./offer-version.ts";
import { tellOffer } from "./tell-offer.ts";

const STATES = { decline: "declined", withdraw: "withdrawn", expire: "expired" } as const;

/** A step: the offer is locked. `side` is null for the clock. */
export async function endOffer(
  tx: Tx,
  offer: LockedOffer,
  transition: keyof typeof STATES,
  side: OfferSide | null,
): Promise<void> {
  await tx.sql`
    update offers set state = ${STATES[transition]}, ended_at = ${tx.command.at}, command_id = ${tx.command.id}
    where id = ${offer.id}`;
  const version = found((await offerVersions(offer.id, offer.version, tx.sql))[0]);
  await tellOffer(tx, transition, { ...offer, ...version, version: offer.version }, { side });
}
