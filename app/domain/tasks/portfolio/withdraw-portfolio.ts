/** Takes a picture out of a portfolio: by either side at any time, and with the account of either. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { emptyShown } from "#app/domain/files/shown/add-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { lockPiece, tellPortfolio } from "./portfolio-piece.ts";

/**
 * Its sizes are deleted; the door deletes the bytes of `goneKeys`. Refuses `not_found`, and `transition_refused` when it was declined
 * or withdrawn already. A buyer withdraws what is shown; to a question the answer is no.
 */
export function withdrawPortfolio(
  actor: UserActor,
  { key, pieceId }: { key: string; pieceId: string },
): Promise<Outcome<{ pieceId: string; goneKeys: string[] }>> {
  const input = { pieceId };
  return command({ name: "tasks.withdraw_portfolio", actor, key, input }, async (tx) => {
    const piece = await lockPiece(tx, pieceId);
    const side = requireParty(actor, "tasks.withdraw_portfolio", piece);
    const open = piece.state === "shown" || (piece.state === "asked" && side === "freelancer");
    if (!open) refuse("transition_refused", { facts: { state: piece.state } });
    const goneKeys = await endPieces(tx, [pieceId], side);
    await tellPortfolio(tx, "portfolio.withdrawn", piece, side);
    return { pieceId, goneKeys };
  });
}

/** A step: with the account of a person everything ends that they show, and what others show with their consent. */
export async function endPortfolioOf(tx: Tx, userId: string): Promise<void> {
  const rows = await tx.sql<{ id: string; mine: boolean }[]>`
    select id, freelancer_id = ${userId} as mine from portfolio_pieces
    where (freelancer_id = ${userId} or buyer_id = ${userId}) and state in ('asked', 'shown') order by id for update`;
  const of = (mine: boolean) => rows.filter((row) => row.mine === mine).map(({ id }) => id);
  // The daily sweep deletes the bytes.
  await endPieces(tx, of(true), "freelancer");
  await endPieces(tx, of(false), "buyer");
}

/** A step: the caller has locked them. Returns the keys of bytes that no row names any more. */
export async function endPieces(
  tx: Tx,
  ids: readonly string[],
  side: "buyer" | "freelancer" | "staff",
): Promise<string[]> {
  if (ids.length === 0) return [];
  await tx.sql`
    update portfolio_pieces set state = 'withdrawn', ended_at = ${tx.command.at}, ended_by = ${side}, command_id = ${tx.command.id}
    where id = any(${[...ids]}::text[])`;
  const shown = await tx.sql<{ id: string }[]>`
    select id from shown_pictures where portfolio_id = any(${[...ids]}::text[]) and state <> 'removed' order by id for update`;
  return emptyShown(
    tx,
    shown.map(({ id }) => id),
  );
}
