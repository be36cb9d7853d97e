/** The people of the API's tour, each with a client of their own, and orders in one line. */
import { sql } from "#app/domain/store/store.ts";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { relay } from "#app/worker/relay.ts";
import type { Client } from "#tests/kit/api.ts";
import type { Cast } from "#tests/kit/cast.ts";

export interface Scene {
  all: Cast;
  buyer: Client;
  seller: Client;
  staff: Client;
  /** A gig of a dollar a piece. */
  gigId: string;
}

export async function openScene(): Promise<Scene> {
  const all = await cast();
  const [buyer, seller, staff] = await Promise.all(
    [all.ada, all.lin, all.sol].map(async (actor) => client(await tokenOf(actor))),
  );
  if (!buyer || !seller || !staff) throw new Error("Three tokens were asked for.");
  await enrich(all.ada, 1_000_000_000n);
  const gigId = await sampleGig(all.lin, { kind: "unit", priceMicros: 1_000_000n });
  return { all, buyer, seller, staff, gigId };
}

export interface Placed {
  orderId: string;
  /** The first task's. */
  id: string;
  ids: string[];
}

/** An order of so many pieces, by the API. */
export async function place({ buyer, gigId }: Scene, quantity = 1): Promise<Placed> {
  const body = { gig_id: gigId, quantity, total: `${quantity}`, brief: "Copper, please." };
  const { order_id: orderId } = ok(await buyer.POST("/orders", { params: keyed(), body }));
  const path = { id: orderId };
  const { items } = ok(await buyer.GET("/orders/{id}/tasks", { params: { path } }));
  const ids = items.map(({ id }) => id);
  return { orderId, id: ids[0] ?? "", ids };
}

/** The path parameters and the If-Match of a call that changes the thing with this id. */
export function at(id: string) {
  return { path: { id }, ...keyed() };
}

/** Tells notices and webhooks all events so far, as the worker does. */
export async function tellEverybody(): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select distinct command_id as id from events e
    where not exists (select from event_relays r where r.event_id = e.id)`;
  const commandIds = rows.map(({ id }) => id);
  if (commandIds.length > 0) await relay({ commandIds });
}
