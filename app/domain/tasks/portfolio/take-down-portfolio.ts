/** Staff remove one picture of a portfolio, with a reason that its freelancer reads. The order stays as it is. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { lockPiece } from "./portfolio-piece.ts";
import { endPieces } from "./withdraw-portfolio.ts";

export interface TakeDownPortfolio {
  key: string;
  pieceId: string;
  reason: string;
}

/**
 * The answer is stored with the command: the record of who removed what, and why. The door deletes the bytes of `goneKeys`. Refuses
 * `not_found` to others, `own_account` for a piece of their own on either side, `transition_refused` for one that is not shown, and
 * `invalid_input` without a reason.
 */
export function takeDownPortfolio(
  actor: UserActor,
  sent: TakeDownPortfolio,
): Promise<Outcome<{ pieceId: string; reason: string; goneKeys: string[] }>> {
  const { key, pieceId } = sent;
  requireAbility(actor, "tasks.take_down_portfolio");
  const reason = requireWritten(sent.reason, "reason", TAKE_DOWN_REASON);
  const input = { pieceId, reason };
  return command({ name: "tasks.take_down_portfolio", actor, key, input }, async (tx) => {
    const piece = await lockPiece(tx, pieceId);
    const { freelancerId: userId, buyerId, taskId, title } = piece;
    if (actsFor(actor, userId) || actsFor(actor, buyerId)) refuse("own_account");
    if (piece.state !== "shown") refuse("transition_refused", { facts: { state: piece.state } });
    const goneKeys = await endPieces(tx, [pieceId], "staff");
    const payload = { userId, portfolioId: pieceId, taskId, title, note: reason };
    await enqueue(tx, [{ name: "portfolio.taken_down", subjectId: pieceId, payload }]);
    return { pieceId, reason, goneKeys };
  });
}
