/** Small orders made as large ones: placed in slices whatever their size, run and read in one line each. */
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { placeInSlices } from "#app/domain/orders/fillings/begin-filling.ts";
import { callOff } from "#app/domain/orders/fillings/call-off.ts";
import { fillingNow } from "#app/domain/orders/fillings/open-filling.ts";
import type { Filling } from "#app/domain/orders/fillings/open-filling.ts";
import { fillSlice } from "#app/domain/orders/fillings/run-fillings.ts";
import { orderQuote } from "#app/domain/orders/order-quote.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import { enrich, person, sampleGig } from "#tests/kit/cast.ts";

export interface Asked {
  gigId: string;
  quantity: number;
}

/** The step of `placeOrder`, for a quantity that takes milliseconds instead of seconds. */
export async function beginLarge(buyer: UserActor, { gigId, quantity }: Asked): Promise<string> {
  const schedule = await currentSchedule();
  const input = { gigId, quantity };
  const spec = { name: "orders.place" as const, actor: buyer, key: newFormKey(), input };
  const { answer } = await command(spec, async (tx) => {
    const gig = await pricedGig(gigId, tx.sql);
    const quoted = orderQuote(gig, { quantity }, rateFor(schedule, gig));
    const asked = { id: newId("order"), buyerId: buyer.id, gig, schedule, quoted, brief: "" };
    return placeInSlices(tx, asked, buyer);
  });
  return answer.orderId;
}

/** A new buyer, whose whole balance the order takes: so many tasks at a tenth of a cent each. */
export async function largeOrder(quantity: number): Promise<{ ada: UserActor; orderId: string }> {
  const name = newFormKey().slice(0, 8);
  const ada = await person(`buyer-${name}`);
  await enrich(ada, BigInt(quantity) * 1000n);
  const seller = await person(`seller-${name}`);
  const gigId = await sampleGig(seller, { kind: "unit", priceMicros: 1000n });
  return { ada, orderId: await beginLarge(ada, { gigId, quantity }) };
}

/** The order as a worker reads it before its next slice. */
export async function filling(orderId: string): Promise<Filling> {
  const now = await fillingNow(orderId);
  if (now === null) throw new Error(`${orderId} is not under way`);
  return now;
}

/** Runs one order to its end, `most` tasks at a time; returns the number of slices. */
export async function finish(orderId: string, most?: number): Promise<number> {
  let slices = 0;
  while (await fillSlice(orderId, most)) slices += 1;
  return slices;
}

export async function callOffNow(buyer: UserActor, orderId: string) {
  return callOff(buyer, { orderId, key: newFormKey() });
}

export interface Stood {
  state: string;
  made: number;
  wound: number;
  returned: number;
  code: string | null;
  reserve: bigint;
  escrow: bigint;
  tasks: Record<string, number>;
}

/** The state of the order and of its money. */
export async function standing(orderId: string): Promise<Stood> {
  const [row] = await sql<Stood[]>`
    select f.state, f.made, f.wound, f.returned, f.code,
           (select balance_micros from accounts where kind = 'reserve' and owner_id = f.id) as reserve,
           coalesce((select sum(a.balance_micros)::bigint from tasks t join accounts a on a.kind = 'escrow' and a.owner_id = t.id
                     where t.order_id = f.id), 0) as escrow,
           coalesce((select json_object_agg(state, n) from (
             select state, count(*)::int as n from tasks where order_id = f.id group by state) s), '{}'::json) as tasks
    from order_fillings f where f.id = ${orderId}`;
  if (row === undefined) throw new Error(`${orderId} is not made in slices`);
  return row;
}

export function purse(buyer: UserActor): Promise<bigint> {
  return balance("wallet", buyer.id, "USD");
}

/** The order's events in the outbox. */
export async function eventsOf(orderId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from events where subject_id = ${orderId} order by id`;
  return rows.map(({ name }) => name);
}
