/** Writes answers to the questions of an order, with their files. The order's row exists. */
import type { Tx } from "#app/domain/commands/command.ts";
import { attach } from "#app/domain/files/attach.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { ReadAnswer } from "./read-answers.ts";

export async function writeAnswers(
  tx: Tx,
  { orderId, ownerId }: { orderId: string; ownerId: string },
  answers: readonly ReadAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map((answer) => ({ id: newId("answer"), ...answer }));
  await tx.sql`
    insert into order_answers (id, order_id, question, value, at, command_id)
    select a.id, ${orderId}, a.question, a.value, ${tx.command.at}, ${tx.command.id}
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ question }) => question)}::text[],
                ${rows.map(({ value }) => value)}::text[]) a(id, question, value)`;
  for (const { id: subjectId, files } of rows)
    await attach(tx, { ownerId, subjectId, orderId }, files);
}
