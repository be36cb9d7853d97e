/** The buyer's answer: whether a picture of their work may stand in the freelancer's portfolio. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { addShown } from "#app/domain/files/shown/add-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { lockPiece, tellPortfolio } from "./portfolio-piece.ts";
import type { PieceState } from "./portfolio-piece.ts";

export interface AnswerPortfolio {
  key: string;
  pieceId: string;
  /** Where the door has stored a copy of the picture; null for a no. */
  sourceKey: string | null;
}

/** Refuses `not_found`, `not_allowed` to the freelancer, and `transition_refused` when it was answered or withdrawn. */
export function answerPortfolio(
  actor: UserActor,
  { key, pieceId, sourceKey }: AnswerPortfolio,
): Promise<Outcome<{ pieceId: string; state: PieceState }>> {
  const agreed = sourceKey !== null;
  const input = { pieceId, agreed };
  return command({ name: "tasks.answer_portfolio", actor, key, input }, async (tx) => {
    const piece = await lockPiece(tx, pieceId);
    requireParty(actor, "tasks.answer_portfolio", piece);
    if (piece.state !== "asked") refuse("transition_refused", { facts: { state: piece.state } });
    const state = agreed ? "shown" : "declined";
    await tx.sql`
      update portfolio_pieces set state = ${state}, answered_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${pieceId}`;
    if (sourceKey !== null) {
      const [file] = await tx.sql<{ sha256: string }[]>`
        select sha256 from files where id = ${piece.fileId}`;
      const { freelancerId: ownerId, alt } = piece;
      await addShown(tx, { ownerId, portfolioId: pieceId, alt, sourceKey, ...found(file) });
    }
    await tellPortfolio(tx, agreed ? "portfolio.agreed" : "portfolio.declined", piece, "buyer");
    return { pieceId, state };
  });
}
