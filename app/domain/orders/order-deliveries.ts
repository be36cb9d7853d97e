/** What was delivered for many tasks of one order: tasks handed over together are one delivery. */
import { sql } from "#app/domain/kernel/store.ts";
import type { TaskState } from "./task-lifecycle.ts";
import type { TaskDelivery } from "./task-page.ts";

export interface OrderDelivery extends TaskDelivery {
  /** How many of the tasks asked about it holds, and where the first and the last of them stand in the order. */
  pieces: { count: number; first: number; last: number };
}

/** The newest `DELIVERIES_SHOWN`, oldest of them first. Whoever asks may see the order. */
export async function orderDeliveries(
  orderId: string,
  of: { ids: string[] } | { state: TaskState },
): Promise<OrderDelivery[]> {
  const rows = await sql<OrderDelivery[]>`
    select d.command_id as id, max(d.at) as at, max(d.note) as note,
           json_build_object('count', count(*), 'first', min(t.position), 'last', max(t.position)) as pieces,
           coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.id)
                     from files f where f.subject_id = d.command_id), '[]'::json) as files
    from tasks t join deliveries d on d.task_id = t.id
    where t.order_id = ${orderId}
      and ${"ids" in of ? sql`t.id = any(${of.ids}::text[])` : sql`t.state = ${of.state}`}
    group by d.command_id order by max(d.id) desc limit ${DELIVERIES_SHOWN}`;
  return rows.toReversed();
}

/** More would hide the tasks themselves; each task's own page has all of its deliveries. */
export const DELIVERIES_SHOWN = 10;
