/** Finds the orders whose tasks have a deadline soon and whose party was not reminded of it. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReminderRow } from "./reminders.ts";

export interface SoonDue {
  orderId: string;
  /** The first hundred. */
  taskIds: string[];
  count: number;
  title: string;
  dueAt: Date;
  lastDueAt: Date;
  buyerId: string;
  freelancerId: string;
  currency: Currency;
  held: bigint;
  /** The idempotency key: a second look sends no second reminder. */
  key: string;
}

const MOST = 500;

/** Deadlines of one order within the same hours share a reminder: pieces delivered one by one are due one by one. */
const SLOT_HOURS = 6;

/**
 * Reads the index of the clock's next steps (`tasks_next`) for a day and a slot ahead, not the tasks; tasks that wait for answers,
 * which are reminded days ahead, have an index of their own. An order and slot are
 * reminded once, by their key; a revision delivered later is due in another slot. Suspended people cannot act and are left out.
 */
export function dueSoon({ clock, to, hours, grace, mark }: ReminderRow): Promise<SoonDue[]> {
  const now = nowDate();
  const wait = grace?.() ?? 0;
  const soon = hoursAfter(now, hours());
  const key = sql`concat_ws(':', 'remind', ${clock}::text, ${mark ?? null}::text, order_id, slot)`;
  const due = grace === null ? sql`t.next_at` : sql`t.due_at`;
  const party = to === "buyer" ? sql`t.buyer_id` : sql`t.freelancer_id`;
  return sql<SoonDue[]>`
    select order_id as "orderId", (array_agg(id order by id))[1:100] as "taskIds", count(*)::int as count, case when min(title) = max(title) then min(title) else (select o.title from orders o where o.id = order_id) end as title,
           min(due) as "dueAt", max(due) as "lastDueAt", min(buyer_id) as "buyerId", min(freelancer_id) as "freelancerId",
           min(currency) as currency, sum(held)::bigint as held, ${key} as key
    from (
      select t.id, t.order_id, t.title, t.buyer_id, t.freelancer_id, t.currency, ${due} as due,
             t.price_micros - t.released_micros - t.refunded_micros as held,
             floor(extract(epoch from ${due}) / ${SLOT_HOURS * 3600}) as slot,
             -- Work of a day or two is not due soon when it begins.
             ${grace === null} or ${due} <= ${now}::timestamptz + make_interval(hours => t.delivery_days * 8) as near
      from tasks t join users u on u.id = ${party} and u.state = 'active'
      where t.next_event = ${sql.unsafe(`'${clock}'`)}
        and t.next_at > ${hoursAfter(now, wait)} and t.next_at <= ${hoursAfter(soon, wait + SLOT_HOURS)}
    ) t
    where due > ${now}
    group by order_id, slot
    having min(due) filter (where near) <= ${soon}
       and not exists (select from commands where actor_id = ${CLOCK.id} and idempotency_key = ${key})
    order by min(due) limit ${MOST}`;
}
