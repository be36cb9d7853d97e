/** The lines of an agreed order: written once, then funded one after the other. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { AgreedLine } from "./agreed-quote.ts";

/** A step: leaves out a line that is not funded. The caller holds the order's lock and has checked it. */
export async function dropLine(tx: Tx, orderId: string, position: number): Promise<void> {
  await tx.sql`
    update order_lines set dropped_at = ${tx.command.at}, command_id = ${tx.command.id}
    where order_id = ${orderId} and position = ${position}`;
}

/** A step: writes lines from position `from` on; the first of them have tasks, which must exist, as many as `taskIds`. */
export async function writeOrderLines(
  tx: Tx,
  orderId: string,
  lines: AgreedLine[],
  { from, taskIds, changeId }: { from: number; taskIds: string[]; changeId: string | null },
): Promise<void> {
  const rows = lines.map((line, n) => ({
    ...line,
    priceMicros: `${line.priceMicros}`,
    position: from + n,
    taskId: taskIds[n] ?? null,
  }));
  await tx.sql`
    insert into order_lines (order_id, position, title, scope, price_micros, days, revisions, task_id, change_id, command_id)
    select ${orderId}, position, title, scope, "priceMicros", days, revisions, "taskId", ${changeId}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(position int, title text, scope text, "priceMicros" bigint, days int, revisions int, "taskId" text)`;
}
