/** Orders with tasks that a verb applies to now, from which a person chooses for a batch. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { taskStands } from "#app/domain/tasks/order-stands.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskParty } from "#app/domain/tasks/task-lifecycle.ts";
import type { BatchVerb } from "./batch-lifecycle.ts";

export interface OrderToChoose {
  id: string;
  title: string;
  other: string;
  currency: Currency;
  /** The number of those tasks, and the amount held for them. */
  tasks: number;
  heldMicros: bigint;
}

export const ORDERS_TO_CHOOSE = 50;

/** Newest first; only orders where the viewer is the party that may make the transition. */
export async function ordersToChoose(viewer: UserActor, verb: BatchVerb): Promise<OrderToChoose[]> {
  requireAbility(viewer, "batches.begin");
  const { from, by }: { from: readonly string[]; by: TaskParty } = TASK_LIFECYCLE[verb];
  const [mine, theirs] =
    by === "buyer"
      ? [sql`t.buyer_id`, sql`o.freelancer_id`]
      : [sql`t.freelancer_id`, sql`o.buyer_id`];
  return sql<OrderToChoose[]>`
    select o.id, o.title, u.name as other, o.currency, count(*)::int as tasks,
           sum(t.price_micros - t.released_micros - t.refunded_micros)::bigint as "heldMicros"
    from tasks t join orders o on o.id = t.order_id join users u on u.id = ${theirs}
    where ${mine} = ${viewer.id} and t.state = any(${[...from]}::text[])
      -- Every transition begins where a task is open; said so that the index of open tasks serves any list of states.
      and t.state in ('funded', 'started', 'delivered', 'disputed')
      and ${taskStands("t")}
    group by o.id, u.name order by o.id desc limit ${ORDERS_TO_CHOOSE}`;
}
