/** The clock's reminder, once for each order and side: to sides that wrote nothing by half of the time, whatever the other side did. */
import { env } from "#app/env.server.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { endOfOrder, openWindows } from "./review-window.ts";

const BATCH = 200;
/** Each chunk reads the events again. */
const OPENED = 2000;

interface Ended {
  id: string;
  endedAt: Date;
}

/** Returns how many orders were looked at. Safe at any time and in parallel. */
export async function remindOfReviews(control: RunControl = {}): Promise<number> {
  await workThrough(
    {
      name: "reviews.remind",
      idOf: ({ id }) => id,
      due: chunks(endedOrders),
      carryOut: (ended) => openAll(ended),
      batch: OPENED,
    },
    control,
  );
  return workThrough(
    {
      name: "reviews.remind",
      idOf: ({ id }) => id,
      due: chunks(dueWindows),
      carryOut: (due) => remind(due.map(({ id }) => id)),
      batch: BATCH,
    },
    control,
  );
}

/**
 * By event ids, which sort by time: closing a task writes nothing for reviews, so that it stays as fast as it is. All that ended in the
 * first half of a window that is still open: the job runs once a day, and the worker may have been away.
 */
async function endedOrders(after: Ended | null): Promise<Ended[]> {
  const now = nowDate();
  const half = hoursAfter(now, -env.reviewDays * 12);
  const from = firstIdAt("event", hoursAfter(now, -env.reviewDays * 24));
  return sql<Ended[]>`
    with named as materialized (
      select distinct payload->>'orderId' as id from events
      where id >= ${from} and id < ${firstIdAt("event", half)} and (payload->>'orderId') collate "C" > ${after?.id ?? ""}
        and (name like 'task.%' or name like 'dispute.%')
    )
    select o.id, e.ended_at as "endedAt" from named join orders o on o.id = named.id cross join ${endOfOrder("o")} e
    where not e.open and e.paid and e.ended_at is not null
      and not exists (select from review_windows w where w.order_id = o.id and w.ended_at >= e.ended_at)
    order by o.id limit ${OPENED}`;
}

async function openAll(ended: Ended[]): Promise<number> {
  const orders = ended.map(({ id }) => id);
  const key = newFormKey();
  const spec = { name: "reviews.remind" as const, actor: CLOCK, key, input: { opened: orders } };
  await command(spec, async (tx) => {
    await openWindows(
      tx,
      ended.map(({ id: orderId, endedAt }) => ({ orderId, endedAt })),
    );
    return {};
  });
  return ended.length;
}

interface DueWindow {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  remindAt: string;
}

function dueWindows(after: DueWindow | null): Promise<DueWindow[]> {
  const { remindAt, id } = after ?? { remindAt: "-infinity", id: "" };
  return sql<DueWindow[]>`
    select order_id as id, remind_at::text as "remindAt" from review_windows
    where remind_at <= ${nowDate()} and (remind_at, order_id) > (${remindAt}::text::timestamptz, ${id})
    order by remind_at, order_id limit ${BATCH}`;
}

async function remind(orderIds: string[]): Promise<number> {
  const key = newFormKey();
  const spec = { name: "reviews.remind" as const, actor: CLOCK, key, input: { orderIds } };
  const { answer } = await command(spec, async (tx) => {
    const due = await tx.sql<{ orderId: string; closesAt: Date }[]>`
      update review_windows set remind_at = null, command_id = ${tx.command.id}
      where order_id in (select order_id from review_windows where order_id = any(${orderIds}::text[]) and remind_at <= ${tx.command.at}
                         order by order_id for no key update)
      returning order_id as "orderId", closes_at as "closesAt"`;
    const silent = await tx.sql<{ orderId: string; title: string; userId: string }[]>`
      select o.id as "orderId", o.title, p.id as "userId"
      from orders o cross join lateral (values ('buyer', o.buyer_id), ('freelancer', o.freelancer_id)) as p(side, id)
      join users u on u.id = p.id and u.state = 'active'
      where o.id = any(${due.map(({ orderId }) => orderId)}::text[])
        and not exists (select from reviews r where r.order_id = o.id and r.side = p.side)
      order by o.id, p.side`;
    const closes = new Map(due.map(({ orderId, closesAt }) => [orderId, closesAt]));
    await enqueue(
      tx,
      silent.flatMap(({ orderId, title, userId }) => {
        const closesAt = closes.get(orderId);
        if (closesAt === undefined || closesAt <= tx.command.at) return [];
        const payload = { userId, orderId, title, dueAt: closesAt.toISOString() };
        return [{ name: "review.reminder" as const, subjectId: orderId, payload }];
      }),
    );
    return { reminded: due.length };
  });
  return answer.reminded;
}
