/** Withdraws an offer: the author of the current version ends it, and with it a buyer's authorisation. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { refusalOf } from "#app/domain/kernel/refusal.ts";
import type { SeenOffer } from "./accept-offer.ts";
import { endOffer } from "./end-offer.ts";
import { lockOffer } from "./locked-offer.ts";
import { whyNotOffer } from "./offer-obstacle.ts";

/** Refuses `not_found`, `stale_offer` and `not_author`. */
export async function withdrawOffer(
  actor: Actor,
  input: SeenOffer,
): Promise<Outcome<{ offerId: string }>> {
  const { key, ...remembered } = input;
  const spec = { name: "agreements.withdraw_offer" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const offer = await lockOffer(tx, input.offerId);
    const side = requireParty(actor, "agreements.withdraw_offer", offer);
    const now = { at: tx.command.at, seen: input.version };
    const obstacle = whyNotOffer(offer, "withdraw", side, now);
    if (obstacle !== null) throw refusalOf(obstacle);
    await endOffer(tx, offer, "withdraw", side);
    return { offerId: offer.id };
  });
}
