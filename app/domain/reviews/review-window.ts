/** When the sides of an order may review each other: from its end, for `REVIEW_DAYS`, if money moved in it. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface OrderEnd {
  /** True while a task is open. */
  open: boolean;
  /** Null while a task is open, and where none is made yet. */
  endedAt: Date | null;
  /** Some of its money was released to the freelancer. */
  paid: boolean;
}

type Fragment = ReturnType<typeof sql>;

/**
 * A lateral join that gives `open`, `ended_at` and `paid` of the order with this alias. While a task is open, its index of open tasks
 * answers alone: an order may have thousands of closed ones.
 */
export function endOfOrder(alias: string): Fragment {
  const [order, buyer] = [sql(`${alias}.id`), sql(`${alias}.buyer_id`)];
  return sql`lateral (
    select s.open, case when not s.open then (select max(t.closed_at) from tasks t where t.order_id = ${order}) end as ended_at,
           not s.open and exists (select from tasks t where t.order_id = ${order} and t.released_micros > 0) as paid
    from (select exists (
      select from tasks t where t.buyer_id = ${buyer} and t.order_id = ${order}
        and t.state in ('funded', 'started', 'delivered', 'disputed')) as open) s)`;
}

/** The end of the window of an order that ended at that time. */
export function closeOf(endedAt: Date): Date {
  return hoursAfter(endedAt, env.reviewDays * 24);
}

/** Half of the window: a side that wrote nothing by then is reminded. */
function reminderOf(endedAt: Date): Date {
  return hoursAfter(endedAt, env.reviewDays * 12);
}

/**
 * A step: the end of the order's window, under a lock that both sides and the clock take before they write or reveal. Refuses
 * `review_not_yet` while a task is open and `review_nothing_paid` where no money moved.
 */
export async function lockWindow(tx: Tx, orderId: string): Promise<{ closesAt: Date }> {
  const [end] = await tx.sql<OrderEnd[]>`
    select e.open, e.ended_at as "endedAt", e.paid from orders o cross join ${endOfOrder("o")} e where o.id = ${orderId}`;
  const { open, endedAt, paid } = found(end);
  if (open || endedAt === null) return refuse("review_not_yet");
  if (!paid) refuse("review_nothing_paid");
  await openWindows(tx, [{ orderId, endedAt }]);
  const [window] = await tx.sql<{ closesAt: Date }[]>`
    select closes_at as "closesAt" from review_windows where order_id = ${orderId} for no key update`;
  return found(window);
}

/** A step: writes the windows of orders that ended. An agreed order that went on gets a new one unless a review of it is public. */
export async function openWindows(
  tx: Tx,
  ends: Array<{ orderId: string; endedAt: Date }>,
): Promise<void> {
  if (ends.length === 0) return;
  await tx.sql`
    insert into review_windows as w (order_id, ended_at, closes_at, remind_at, command_id)
    select e.order_id, e.ended_at, e.closes_at, e.remind_at, ${tx.command.id}
    from unnest(${ends.map(({ orderId }) => orderId)}::text[],
                ${ends.map(({ endedAt }) => endedAt.toISOString())}::timestamptz[],
                ${ends.map(({ endedAt }) => closeOf(endedAt).toISOString())}::timestamptz[],
                ${ends.map(({ endedAt }) => reminderOf(endedAt).toISOString())}::timestamptz[])
      as e(order_id, ended_at, closes_at, remind_at)
    order by e.order_id
    on conflict (order_id) do update
      set ended_at = excluded.ended_at, closes_at = excluded.closes_at, remind_at = excluded.remind_at, command_id = excluded.command_id
      where w.ended_at < excluded.ended_at
        and not exists (select from reviews r where r.order_id = w.order_id and r.revealed_at is not null)`;
}
