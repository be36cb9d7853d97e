/** Calls off a large order while it is being made: its whole price goes back to the buyer's balance. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Parties } from "#app/domain/access/party.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { found, Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { requestFillings } from "./begin-filling.ts";
import { lockFilling } from "./open-filling.ts";
import { turnBack } from "./turn-back.ts";

/**
 * Takes effect at once: waits for a slice that is being made, and no slice begins after it. Refuses `not_found` for everybody
 * but the buyer, and `transition_refused` when the order stands or is being given back already.
 */
export async function callOff(
  actor: UserActor,
  { orderId, key }: { orderId: string; key: string },
): Promise<Outcome<{ orderId: string }>> {
  const spec = { name: "orders.call_off" as const, actor, key, input: { orderId } };
  return command(spec, async (tx) => {
    const [order] = await tx.sql<Array<Required<Parties>>>`
      select buyer_id as "buyerId", freelancer_id as "freelancerId" from orders where id = ${orderId}`;
    requireParty(actor, "orders.call_off", found(order));
    const filling = await lockFilling(tx, orderId);
    if (filling === null || filling.state === "winding" || filling.state === "filled")
      refuse("transition_refused", {
        sentence:
          "This order has already been placed, so it was not called off. You can cancel its tasks until the freelancer starts.",
      });
    if (filling.state !== "filling")
      refuse("transition_refused", {
        sentence:
          "This order was already called off. Its price is on its way back or has arrived in your balance.",
      });
    await turnBack(tx, filling, new Refusal("order_called_off"));
    await requestFillings(tx);
    return { orderId };
  });
}
