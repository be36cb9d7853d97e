/**
 * The queue of a gig that takes only so many orders at a time. An order is in work while one of its tasks waits for the freelancer:
 * funded or started. Delivered and contested work is not; an agreement about the gig counts, and is never refused by the limit.
 */
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { freeAt } from "./busy-gigs.ts";
import { sql } from "#app/domain/store/store.ts";

export interface LimitedGig {
  id: string;
  freelancerId: string;
  queueLimit: number;
}

export interface GigQueue {
  limit: number;
  inWork: number;
  /** When the next place is due to be free, while the gig is full; null when that is already late, and while there is room. */
  freeAt: Date | null;
}

type Reader = Tx["sql"] | typeof sql;

/** For pages and programs. The due date of an order is that of its last open task, from its start's deadline on if it has not begun. */
export async function gigQueue(
  { id, freelancerId, queueLimit: limit }: LimitedGig,
  at: Date = nowDate(),
): Promise<GigQueue> {
  const due = await sql<{ at: Date | null }[]>`
    select d.at from (${inWork(sql, id, freelancerId)}) w left join lateral (
      select coalesce(t.due_at, coalesce(t.next_at, ${at}::timestamptz) + make_interval(days => t.delivery_days + t.added_days)) as at
      from tasks t where t.order_id = w.id and t.state in ('funded', 'started') order by t.position desc limit 1
    ) d on true order by d.at nulls last`;
  const dates = due.map((each) => each.at);
  return {
    limit,
    inWork: due.length,
    freeAt: due.length < limit ? null : freeAt(dates, limit, at),
  };
}

/**
 * A step of ordering a gig with a limit, whose turn `pricedGig` has waited for: a statement of its own, so that it sees the orders
 * that were placed meanwhile. Refuses `gig_full`.
 */
export async function requireRoomInQueue(tx: Tx, gig: LimitedGig): Promise<void> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from (${inWork(tx.sql, gig.id, gig.freelancerId)}) w`;
  if ((row?.count ?? 0) < gig.queueLimit) return;
  const { freeAt: free } = await gigQueue(gig, tx.command.at);
  refuse("gig_full", {
    facts: {
      limit: `${gig.queueLimit}`,
      ...(free === null ? {} : { free_at: free.toISOString() }),
    },
    ...(free === null
      ? {}
      : {
          sentence: `The freelancer has as many orders of this gig in work as they take at a time. The next place is due to be free on ${writeMoment(free, true)}. Nothing was ordered; you can write to them meanwhile.`,
        }),
  });
}

/** `select id`: a walk from one order of the freelancer to the next, so that an order of ten thousand pieces is one step. */
function inWork(reader: Reader, gigId: string, freelancerId: string) {
  return reader`
    with recursive walk (state, order_id) as (
      select s.state, (select t.order_id from tasks t where t.freelancer_id = ${freelancerId} and t.state = s.state order by t.order_id limit 1)
      from (values ('funded'), ('started')) s (state)
      union all
      select w.state, (select t.order_id from tasks t where t.freelancer_id = ${freelancerId} and t.state = w.state and t.order_id > w.order_id
                       order by t.order_id limit 1)
      from walk w where w.order_id is not null)
    select o.id from (
      select order_id from walk where order_id is not null
      union
      -- A large order has no tasks yet when it is placed.
      select f.id from order_fillings f where f.state = 'filling'
    ) h join orders o on o.id = h.order_id where o.gig_id = ${gigId}`;
}
