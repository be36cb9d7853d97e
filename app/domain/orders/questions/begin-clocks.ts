/** Begins the time to start of an order whose questions are answered: its tasks get the start's clock in place of the answers'. */
import type { Tx } from "#app/domain/commands/command.ts";
import { ANSWERS_CLOCK, FIRST_CLOCK } from "#app/domain/tasks/transition-lists.ts";

/** Locks the order's tasks that wait, by id like every list of tasks: the clock may be giving them back at this moment. */
export async function lockWaiting(tx: Tx, orderId: string): Promise<void> {
  await tx.sql`
    select from tasks where order_id = ${orderId} and state = 'funded' order by id for no key update`;
}

/** A step, after `lockWaiting`. The versions stay: a form rendered before must not become stale. */
export async function beginClocks(tx: Tx, orderId: string, startBy: Date): Promise<void> {
  await tx.sql`
    update tasks set next_event = ${FIRST_CLOCK}, next_at = ${startBy}, command_id = ${tx.command.id}
    where order_id = ${orderId} and state = 'funded' and next_event = ${ANSWERS_CLOCK}`;
  // The tasks of a large order whose clocks are not set yet get it as well.
  await tx.sql`
    update order_fillings set start_by = ${startBy}, command_id = ${tx.command.id}
    where id = ${orderId} and state = 'winding'`;
}
