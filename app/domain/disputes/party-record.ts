/** The record of a dispute's two parties, for the staff's case file: counts that show patterns, no score. */
import { sql } from "#app/domain/store/store.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";

export interface PartyRecord {
  id: string;
  name: string;
  handle: string;
  since: Date;
  ordersAsBuyer: number;
  ordersAsFreelancer: number;
  tasksReleased: number;
  tasksRefunded: number;
  tasksSplit: number;
  disputes: number;
  disputesOpened: number;
  /** Ended by giving in, or by a ruling that gave this party nothing. */
  disputesLost: number;
}

export async function partyRecords(
  buyerId: string,
  freelancerId: string,
): Promise<{ buyer: PartyRecord; freelancer: PartyRecord }> {
  const [buyer, freelancer] = await Promise.all([recordOf(buyerId), recordOf(freelancerId)]);
  return { buyer, freelancer };
}

async function recordOf(id: string): Promise<PartyRecord> {
  const [row] = await sql<PartyRecord[]>`
    select u.id, u.name, u.handle, u.created_at as since,
      (select count(*)::int from orders where buyer_id = u.id and ${stands("orders.id")}) as "ordersAsBuyer",
      (select count(*)::int from orders where freelancer_id = u.id and ${stands("orders.id")}) as "ordersAsFreelancer",
      t.released as "tasksReleased", t.refunded as "tasksRefunded", t.split as "tasksSplit",
      d.total as disputes, d.opened as "disputesOpened", d.lost as "disputesLost"
    from users u
    cross join lateral (
      select count(*) filter (where k.state = 'released')::int as released,
             count(*) filter (where k.state = 'refunded')::int as refunded,
             count(*) filter (where k.state = 'split')::int as split
      from orders o join tasks k on k.order_id = o.id
      where (o.buyer_id = u.id or o.freelancer_id = u.id) and ${stands("o.id")}
    ) t
    cross join lateral (
      select count(*)::int as total,
             count(*) filter (where opened_by = case when buyer_id = u.id then 'buyer' else 'freelancer' end)::int as opened,
             count(*) filter (where state = 'closed' and (
               closed_by = case when buyer_id = u.id then 'buyer' else 'freelancer' end
               or (closed_by = 'staff' and exists (
                 select from rulings r where r.dispute_id = x.id
                   and case when x.buyer_id = u.id then r.refund_micros else r.release_micros end = 0))))::int as lost
      from disputes x where buyer_id = u.id or freelancer_id = u.id
    ) d
    where u.id = ${id}`;
  if (row === undefined) throw new Error(`Party ${id} of a dispute has no account.`);
  return row;
}
