/** What every door does to answer about and withdraw a piece of a portfolio: a copy of the picture, the command, and deleting bytes. */
import { answerPortfolio } from "#app/domain/tasks/portfolio/answer-portfolio.ts";
import { pieceSource } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { withdrawPortfolio } from "#app/domain/tasks/portfolio/withdraw-portfolio.ts";
import { takeDownPortfolio } from "#app/domain/tasks/portfolio/take-down-portfolio.ts";
import type { PieceState } from "#app/domain/tasks/portfolio/portfolio-piece.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { storedBytes } from "#app/gateways/files/stored-bytes.ts";
import { discardBytes } from "#app/gateways/files/discard-bytes.ts";

type Piece = { key: string; pieceId: string };

/** A yes copies the picture: its sizes are made from the copy, and the delivery stays as it is. */
export async function answerPiece(
  actor: UserActor,
  { key, pieceId, agree }: Piece & { agree: boolean },
): Promise<Outcome<{ pieceId: string; state: PieceState }>> {
  if (!agree) return answerPortfolio(actor, { key, pieceId, sourceKey: null });
  const sourceKey = newStorageKey();
  const bytes = await storedBytes(await pieceSource(actor, pieceId));
  if (bytes === null) return refuse("not_found");
  try {
    await fileStore().put(sourceKey, bytes);
    const outcome = await answerPortfolio(actor, { key, pieceId, sourceKey });
    if (outcome.replayed) await discardBytes([sourceKey]);
    return outcome;
  } catch (problem) {
    await discardBytes([sourceKey], problem);
    throw problem;
  }
}

/** Staff remove it, with all of its sizes. */
export async function takeDownPiece(
  actor: UserActor,
  input: Piece & { reason: string },
): Promise<Outcome<{ pieceId: string }>> {
  const { answer, replayed } = await takeDownPortfolio(actor, input);
  await discardBytes(answer.goneKeys);
  return { answer: { pieceId: answer.pieceId }, replayed };
}

export async function withdrawPiece(
  actor: UserActor,
  input: Piece,
): Promise<Outcome<{ pieceId: string }>> {
  const { answer, replayed } = await withdrawPortfolio(actor, input);
  await discardBytes(answer.goneKeys);
  return { answer: { pieceId: answer.pieceId }, replayed };
}
