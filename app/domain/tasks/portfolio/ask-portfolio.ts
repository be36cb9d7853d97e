/** A freelancer asks the buyer of accepted work whether a picture of its delivery may stand in the portfolio. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { altText } from "#app/domain/catalog/pictures/picture-rules.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { deliveredPictures } from "./delivered-pictures.ts";
import { tellPortfolio } from "./portfolio-piece.ts";

export interface AskPortfolio {
  key: string;
  taskId: string;
  /** A picture of one of the task's deliveries. */
  fileId: string;
  /** What it shows, in words. */
  alt: string;
}

/**
 * Refuses `not_found`, `transition_refused` while the work is not accepted, `portfolio_asked` when the buyer was asked about this
 * picture before, and `cannot_be_reached`.
 */
export async function askPortfolio(
  actor: UserActor,
  { key, taskId, fileId, alt: sent }: AskPortfolio,
): Promise<Outcome<{ pieceId: string }>> {
  const alt = altText(sent);
  const input = { taskId, fileId, alt: sent };
  return command({ name: "tasks.ask_portfolio", actor, key, input }, async (tx) => {
    const task = await lockAccepted(tx, taskId);
    if ((await deliveredPictures(taskId, tx.sql)).every(({ id }) => id !== fileId))
      refuse("not_found", { field: "fileId" });
    await requireReachable(tx, actor.id, task.buyerId);
    await requireUnasked(tx, fileId);
    const pieceId = newId("portfolioPiece");
    await tx.sql`
      insert into portfolio_pieces (id, freelancer_id, buyer_id, task_id, file_id, state, alt, asked_at, command_id)
      values (${pieceId}, ${actor.id}, ${task.buyerId}, ${taskId}, ${fileId}, 'asked', ${alt}, ${tx.command.at}, ${tx.command.id})`;
    await tellPortfolio(tx, "portfolio.asked", { ...task, id: pieceId, taskId }, "freelancer");
    return { pieceId };
  });
}

async function lockAccepted(tx: Tx, taskId: string) {
  const [row] = await tx.sql<
    { title: string; state: string; buyerId: string; freelancerId: string }[]
  >`
    select title, state, buyer_id as "buyerId", freelancer_id as "freelancerId" from tasks where id = ${taskId} for no key update`;
  const task = found(row);
  requireParty(tx.command.actor, "tasks.ask_portfolio", task);
  if (task.state !== "released")
    refuse("transition_refused", {
      sentence: "You can ask once the work is accepted and paid.",
      facts: { state: task.state },
    });
  return task;
}

/** A buyer who said no, or withdrew, is not asked about the same picture again, and none that staff removed comes back. */
async function requireUnasked(tx: Tx, fileId: string): Promise<void> {
  const [earlier] = await tx.sql`
    select 1 from portfolio_pieces
    where file_id = ${fileId} and (state <> 'withdrawn' or ended_by in ('buyer', 'staff')) limit 1`;
  if (earlier !== undefined) refuse("portfolio_asked");
}
