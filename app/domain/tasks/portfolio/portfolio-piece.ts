/** A piece of a portfolio under its lock, and whom its changes are told. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

/** `asked` until the buyer answers; `shown` and `declined` are answers; either side may withdraw what is asked or shown. */
export type PieceState = "asked" | "shown" | "declined" | "withdrawn";

export interface LockedPiece {
  id: string;
  taskId: string;
  fileId: string;
  title: string;
  buyerId: string;
  freelancerId: string;
  state: PieceState;
  alt: string;
}

/** The caller asks who may. Refuses `not_found`. */
export async function lockPiece(tx: Tx, id: string): Promise<LockedPiece> {
  if (!isId("portfolioPiece", id)) refuse("not_found");
  const [row] = await tx.sql<LockedPiece[]>`
    select p.id, p.task_id as "taskId", p.file_id as "fileId", t.title, p.buyer_id as "buyerId", p.freelancer_id as "freelancerId",
           p.state, p.alt
    from portfolio_pieces p join tasks t on t.id = p.task_id where p.id = ${id} for update of p`;
  return found(row);
}

/** A step: tells the other side. */
export async function tellPortfolio(
  tx: Tx,
  name: "portfolio.asked" | "portfolio.agreed" | "portfolio.declined" | "portfolio.withdrawn",
  piece: Pick<LockedPiece, "id" | "taskId" | "title" | "buyerId" | "freelancerId">,
  by: "buyer" | "freelancer",
): Promise<void> {
  const { id, taskId, title, buyerId, freelancerId } = piece;
  const payload = { parties: { buyerId, freelancerId }, portfolioId: id, taskId, title, by };
  await enqueue(tx, [{ name, subjectId: id, payload }]);
}
