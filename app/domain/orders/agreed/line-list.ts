/** The lines of an agreed order as its page shows them: each with its task, or not funded. */
import { sql } from "#app/domain/store/store.ts";
import type { TaskState, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";

export interface ShownLine {
  position: number;
  title: string;
  scope: string;
  /** As agreed; `loweredMicros` of it went back by agreement. */
  priceMicros: bigint;
  loweredMicros: bigint;
  /** With the days that were added. */
  days: number;
  revisions: number;
  /** Null while it is not funded: then nothing is held for it. */
  taskId: string | null;
  state: TaskState | null;
  heldMicros: bigint;
  releasedMicros: bigint;
  refundedMicros: bigint;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  dueAt: Date | null;
  /** True for a line that was left out by agreement. */
  dropped: boolean;
}

/** In order. The caller has checked that the viewer may read the order. */
export async function shownLines(orderId: string): Promise<ShownLine[]> {
  return sql<ShownLine[]>`
    select l.position, l.title, l.scope, l.price_micros as "priceMicros", coalesce(c.less, 0)::bigint as "loweredMicros",
           l.days + coalesce(t.added_days, 0) as days, l.revisions, l.task_id as "taskId", t.state,
           coalesce(t.price_micros - t.released_micros - t.refunded_micros, 0)::bigint as "heldMicros",
           coalesce(t.released_micros, 0)::bigint as "releasedMicros", coalesce(t.refunded_micros, 0)::bigint as "refundedMicros",
           t.next_event as "nextEvent", t.next_at as "nextAt", t.due_at as "dueAt", l.dropped_at is not null as dropped
    from order_lines l left join tasks t on t.id = l.task_id
    left join lateral (
      select sum(c.price_micros) as less from order_changes c
      where c.order_id = l.order_id and c.task_id = l.task_id and c.kind = 'lower' and c.state = 'accepted'
    ) c on true
    where l.order_id = ${orderId} order by l.position`;
}
