/** Declines an offer: the side that received the current version ends it. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { refusalOf } from "#app/domain/kernel/refusal.ts";
import type { SeenOffer } from "./accept-offer.ts";
import { endOffer } from "./end-offer.ts";
import { lockOffer } from "./locked-offer.ts";
import { whyNotOffer } from "./offer-obstacle.ts";

/** Refuses `not_found`, `stale_offer` and `own_offer`. */
export async function declineOffer(
  actor: Actor,
  input: SeenOffer,
): Promise<Outcome<{ offerId: string }>> {
  const { key, ...remembered } = input;
  const spec = { name: "agreements.decline_offer" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const offer = await lockOffer(tx, input.offerId);
    const side = requireParty(actor, "agreements.decline_offer", offer);
    const now = { at: tx.command.at, seen: input.version };
    const obstacle = whyNotOffer(offer, "decline", side, now);
    if (obstacle !== null) throw refusalOf(obstacle);
    await endOffer(tx, offer, "decline", side);
    return { offerId: offer.id };
  });
}
