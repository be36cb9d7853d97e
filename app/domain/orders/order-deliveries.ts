/** Deliveries of many tasks of one order: tasks delivered together are one delivery. */
import { filesOfCommand } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskDelivery } from "#app/domain/tasks/task-page.ts";

export interface OrderDelivery extends TaskDelivery {
  /** The number of requested tasks in it, and the positions of the first and last of them in the order. */
  pieces: { count: number; first: number; last: number };
}

/**
 * The newest `DELIVERIES_SHOWN`, oldest of them first: of all tasks of the order, of those in a state, or of the named ones in
 * it. The caller has checked that the viewer may see the order.
 */
export async function orderDeliveries(
  orderId: string,
  of: { ids?: string[] | undefined; state?: TaskState | undefined },
): Promise<OrderDelivery[]> {
  const ids = of.ids === undefined ? sql`` : sql`and t.id = any(${of.ids}::text[])`;
  const state = of.state === undefined ? sql`` : sql`and t.state = ${of.state}`;
  // Selects by ids alone: otherwise ten thousand notes would be sorted for the ten that are shown.
  const rows = await sql<OrderDelivery[]>`
    with newest as (
      select d.command_id, max(d.id) as id, count(*) as count, min(t.position) as first, max(t.position) as last
      from tasks t join deliveries d on d.task_id = t.id
      where t.order_id = ${orderId} ${ids} ${state}
      group by d.command_id order by max(d.id) desc limit ${DELIVERIES_SHOWN}
    )
    select d.id, d.at, d.note, json_build_object('count', n.count, 'first', n.first, 'last', n.last) as pieces,
           ${filesOfCommand("n.command_id")} as files
    from newest n join deliveries d on d.id = n.id order by n.id`;
  return [...rows];
}

/** The newest delivery of each of some tasks, each delivery once, with the tasks it was made for. */
export interface DeliveryBeside extends TaskDelivery {
  taskIds: string[];
}

/** Of the tasks of one page of the order. The caller has checked that the viewer may see the order. */
export async function deliveriesBeside(taskIds: readonly string[]): Promise<DeliveryBeside[]> {
  if (taskIds.length === 0) return [];
  const rows = await sql<DeliveryBeside[]>`
    with newest as (
      select distinct on (d.task_id) d.task_id, d.command_id, d.id from deliveries d
      where d.task_id = any(${[...taskIds]}::text[]) order by d.task_id, d.id desc
    ), shared as (
      select command_id, max(id) as id, array_agg(task_id) as task_ids from newest group by command_id
    )
    select d.id, d.at, d.note, s.task_ids as "taskIds", ${filesOfCommand("s.command_id")} as files
    from shared s join deliveries d on d.id = s.id order by s.id`;
  return [...rows];
}

/** More would hide the tasks themselves; each task's own page has all its deliveries. */
export const DELIVERIES_SHOWN = 10;
