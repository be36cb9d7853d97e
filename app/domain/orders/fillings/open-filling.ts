/** An open large order for the worker: its terms, the number of tasks made, and the lock that stops other transitions. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import type { FillingState } from "./filling-lifecycle.ts";

export interface Filling {
  /** The order's id. */
  id: string;
  buyerId: string;
  freelancerId: string;
  gigId: string;
  title: string;
  currency: Currency;
  totalMicros: bigint;
  commissionMicros: bigint;
  commissionBps: number;
  fundsClearAt: Date | null;
  tokenId: string | null;
  level: UserActor["level"];
  taskPriceMicros: bigint;
  deliveryDays: number;
  revisions: number;
  total: number;
  state: FillingState;
  made: number;
  returned: number;
  /** Until when the freelancer has to start; null until the order stands. */
  startBy: Date | null;
  wound: number;
  code: string | null;
  sentence: string | null;
}

const columns = (reader: Tx["sql"] | typeof sql) => reader`
  f.id, o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", o.gig_id as "gigId", o.title, o.currency,
  o.total_micros as "totalMicros", o.commission_micros as "commissionMicros", o.commission_bps as "commissionBps",
  o.funds_clear_at as "fundsClearAt",
  f.token_id as "tokenId", f.level, f.task_price_micros as "taskPriceMicros", f.delivery_days as "deliveryDays",
  f.revisions, f.total, f.state, f.made, f.returned, f.start_by as "startBy", f.wound,
  f.code, f.sentence`;

/** Null when it has ended. */
export async function fillingNow(orderId: string): Promise<Filling | null> {
  const [row] = await sql<Filling[]>`
    select ${columns(sql)} from order_fillings f join orders o on o.id = f.id
    where f.id = ${orderId} and f.state in ('filling', 'winding', 'returning')`;
  return row ?? null;
}

/** Oldest first. */
export async function openFillings(): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from order_fillings where state in ('filling', 'winding', 'returning') order by id`;
  return rows.map((row) => row.id);
}

/** Locks the filling and reads it in its present state; null for an order that is not made in slices. */
export async function lockFilling(tx: Tx, orderId: string): Promise<Filling | null> {
  const [row] = await tx.sql<Filling[]>`
    select ${columns(tx.sql)} from order_fillings f join orders o on o.id = f.id
    where f.id = ${orderId} for no key update of f`;
  return row ?? null;
}

/** Locks the filling; null when another worker, or the buyer, has moved it since it was read. */
export async function lockUnmoved(tx: Tx, seen: Filling): Promise<Filling | null> {
  const now = await lockFilling(tx, seen.id);
  if (now?.state !== seen.state) return null;
  const unmoved =
    now.made === seen.made && now.wound === seen.wound && now.returned === seen.returned;
  return unmoved ? now : null;
}
