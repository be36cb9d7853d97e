/** Which gigs of a list take no orders now although they are for sale: their freelancer is away, or their queue is full. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Busy {
  why: "away" | "full";
  /** When orders are taken again; null for a full queue of which nothing is due, or everything is late. */
  until: Date | null;
}

export interface ListedGig {
  id: string;
  queueLimit: number | null;
  awayUntil: Date | null;
}

/** The most open orders of a freelancer that are looked at; a gig of one with more is taken to have room. */
const MOST_ORDERS = 500;

/** Gig → why it takes none. One statement for the gigs with a limit, none where no gig has one. */
export async function busyGigs(gigs: readonly ListedGig[]): Promise<ReadonlyMap<string, Busy>> {
  const at = nowDate();
  const limited = gigs.filter(
    ({ queueLimit, awayUntil }) => queueLimit !== null && awayUntil === null,
  );
  const due = await dueDates(
    limited.map(({ id }) => id),
    at,
  );
  const busy = new Map<string, Busy>();
  for (const { id, queueLimit, awayUntil } of gigs) {
    const dates = due.get(id) ?? [];
    if (awayUntil !== null) busy.set(id, { why: "away", until: awayUntil });
    else if (queueLimit !== null && dates.length >= queueLimit)
      busy.set(id, { why: "full", until: freeAt(dates, queueLimit, at) });
  }
  return busy;
}

/** When so many of these orders are due that one place is free; null when that is late already. `dates`: earliest first, unknown last. */
export function freeAt(dates: ReadonlyArray<Date | null>, limit: number, at: Date): Date | null {
  const next = dates[dates.length - limit] ?? null;
  return next !== null && next > at ? next : null;
}

/** Of each gig's orders in work, as `gigQueue` counts them. */
async function dueDates(
  ids: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Array<Date | null>>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; at: Date | null }[]>`
    with recursive asked as materialized (
        select id, freelancer_id from gigs where id = any (${[...ids]}::text[])),
      walk (freelancer_id, state, order_id, step) as (
        select f.freelancer_id, s.state, (
          select t.order_id from tasks t where t.freelancer_id = f.freelancer_id and t.state = s.state order by t.order_id limit 1), 1
        from (select distinct freelancer_id from asked) f, (values ('funded'), ('started')) s (state)
        union all
        select w.freelancer_id, w.state, (
          select t.order_id from tasks t where t.freelancer_id = w.freelancer_id and t.state = w.state and t.order_id > w.order_id
          order by t.order_id limit 1), w.step + 1
        from walk w where w.order_id is not null and w.step < ${MOST_ORDERS})
    select o.gig_id as id, d.at
    from (
      select order_id from walk where order_id is not null
      union
      select f.id from order_fillings f where f.state = 'filling') h
    join orders o on o.id = h.order_id join asked a on a.id = o.gig_id
    left join lateral (
      select coalesce(t.due_at, coalesce(t.next_at, ${at}::timestamptz) + make_interval(days => t.delivery_days + t.added_days)) as at
      from tasks t where t.order_id = o.id and t.state in ('funded', 'started') order by t.position desc limit 1) d on true
    order by d.at nulls last`;
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, its]) => [id, its.map((row) => row.at)]),
  );
}
