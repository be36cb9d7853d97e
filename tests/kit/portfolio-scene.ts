/** Accepted work with a picture, and pieces of a portfolio at each stage; the bytes are nowhere. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { answerPortfolio } from "#app/domain/tasks/portfolio/answer-portfolio.ts";
import { askPortfolio } from "#app/domain/tasks/portfolio/ask-portfolio.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { enrich } from "./cast.ts";
import { received } from "./received-files.ts";
import { move, order } from "./task-scene.ts";

export interface Sides {
  buyer: UserActor;
  freelancer: UserActor;
}

export interface Work {
  taskId: string;
  /** The delivered picture. */
  fileId: string;
}

/** Ordered, delivered with a picture and a text, and accepted unless said otherwise. */
export async function picturedWork(
  { buyer, freelancer }: Sides,
  accepted = true,
): Promise<Work & { textId: string }> {
  await enrich(buyer, 1_000_000n);
  const { taskIds } = await order(buyer, freelancer, { priceMicros: 1_000_000n });
  const [taskId = ""] = taskIds;
  await move(freelancer, "start", taskIds);
  const files = [{ ...received("coin.png"), mediaType: "image/png" }, received("notes.txt")];
  await deliver(freelancer, { tasks: [{ id: taskId }], note: "", files, key: newFormKey() });
  if (accepted) await move(buyer, "accept", taskIds);
  const rows = await sql<{ id: string }[]>`
    select id from files where task_id = ${taskId} order by media_type`;
  return { taskId, fileId: rows[0]?.id ?? "", textId: rows[1]?.id ?? "" };
}

export const asked = ({ taskId, fileId }: Work) => ({
  taskId,
  fileId,
  alt: "A coin on blue paper",
});

export async function askedPiece(sides: Sides): Promise<string> {
  const work = await picturedWork(sides);
  const { answer } = await askPortfolio(sides.freelancer, { ...asked(work), key: newFormKey() });
  return answer.pieceId;
}

/** Agreed to by the buyer; its picture waits for its sizes. */
export async function shownPiece(sides: Sides): Promise<string> {
  const pieceId = await askedPiece(sides);
  await answerPortfolio(sides.buyer, { pieceId, sourceKey: newStorageKey(), key: newFormKey() });
  return pieceId;
}
