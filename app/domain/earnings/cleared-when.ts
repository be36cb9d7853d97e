/** When the earnings of finished tasks become available: what is still clearing, and until when. */
import { sql } from "#app/domain/store/store.ts";

export interface StillClearing {
  micros: bigint;
  /** When the last of it is available; null when nothing is clearing. */
  until: Date | null;
}

/** Of one task, or of all tasks of an order. The caller has checked that the viewer may see it. */
export async function stillClearing(
  of: { taskId: string } | { orderId: string },
): Promise<StillClearing> {
  const tasks =
    "taskId" in of
      ? sql`c.task_id = ${of.taskId}`
      : sql`c.task_id in (select id from tasks where order_id = ${of.orderId})`;
  const [row] = await sql<StillClearing[]>`
    select coalesce(sum(c.amount_micros), 0)::bigint as micros, max(c.clears_at) as until
    from clearings c where ${tasks} and c.cleared_at is null`;
  return row ?? { micros: 0n, until: null };
}
