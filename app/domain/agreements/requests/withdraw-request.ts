/** Withdraws a request: the whole ceiling goes back to the buyer's balance at once. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { giveBackRequest } from "./give-back-request.ts";
import { lockRequest, requireOpen } from "./lock-request.ts";

/** Refuses `not_found` for everybody but its buyer, and `request_over`. */
export async function withdrawRequest(
  actor: UserActor,
  { requestId, key }: { requestId: string; key: string },
): Promise<Outcome<{ requestId: string }>> {
  const spec = { name: "agreements.withdraw_request" as const, actor, key, input: { requestId } };
  return command(spec, async (tx) => {
    const request = await lockRequest(tx, requestId);
    requireParty(actor, "agreements.withdraw_request", { buyerId: request.buyerId });
    requireOpen(tx, request);
    await giveBackRequest(tx, request, "withdrawn");
    return { requestId };
  });
}
