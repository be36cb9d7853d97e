/** The changes of an order, and one of them, for its sides and for staff who may read the order. */
import { partyOf } from "#app/domain/access/party.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { recordPartyRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { isChangeUnconfirmed } from "./change-unconfirmed.ts";
import { hoursIn } from "./hours-of-new.ts";
import type { ChangeState } from "./change-lifecycle.ts";
import type { ChangeTerms } from "./change-words.ts";

export interface Change extends ChangeTerms {
  id: string;
  orderId: string;
  orderTitle: string;
  buyerId: string;
  freelancerId: string;
  buyerName: string;
  freelancerName: string;
  currency: Currency;
  by: "buyer" | "freelancer";
  taskId: string | null;
  position: number | null;
  note: string;
  state: ChangeState;
  /** Money of its own side that it authorised, and that cannot be accepted until that side confirms it again. */
  unconfirmed: boolean;
  proposedAt: Date;
  answerBy: Date;
  endedAt: Date | null;
}

type Fragment = ReturnType<typeof sql>;

/** Inside a command the transaction's own reader; a later statement sees what a lock waited for. */
export async function readChanges(
  where: Fragment,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<Change[]> {
  const rows = await reader<(Change & { orderHours: number })[]>`
    select c.id, c.order_id as "orderId", o.title as "orderTitle", o.buyer_id as "buyerId", o.freelancer_id as "freelancerId",
           b.name as "buyerName", f.name as "freelancerName", o.currency, c."by", c.kind, c.task_id as "taskId", c.position,
           coalesce(c.title, l.title) as title, c.scope, c.price_micros as "priceMicros", c.days, c.revisions,
           c.auto_accept_hours as "autoAcceptHours", o.auto_accept_hours as "orderHours", c.note, c.state,
           c.proposed_at as "proposedAt", c.answer_by as "answerBy", c.ended_at as "endedAt",
           ${isChangeUnconfirmed(nowDate())} as unconfirmed
    from order_changes c join orders o on o.id = c.order_id
    join users b on b.id = o.buyer_id join users f on f.id = o.freelancer_id
    left join order_lines l on l.order_id = c.order_id and (l.task_id = c.task_id or l.position = c.position)
    where ${where} order by c.id desc`;
  return rows.map(({ orderHours, ...change }) => ({
    ...change,
    autoAcceptHours: hoursIn(change, orderHours),
  }));
}

/** Newest first. The caller has checked that the viewer may read the order. */
export function changesOf(orderId: string): Promise<Change[]> {
  return readChanges(sql`c.order_id = ${orderId}`);
}

/** Refuses `not_found` for strangers and for unknown ids. */
export async function changePage(
  viewer: Viewer,
  id: string,
): Promise<{ change: Change; party: "buyer" | "freelancer" | "staff" }> {
  const change = found((await readChanges(sql`c.id = ${id}`))[0]);
  const party = requireParty(viewer, "agreements.read_change", change);
  await recordPartyRead(viewer, party, { what: "order", subject: change.orderId, of: change });
  return { change, party };
}

/** The changes of an order for a viewer who has only its id. Refuses `not_found` for strangers. */
export async function orderChanges(viewer: Viewer, orderId: string): Promise<Change[]> {
  const of = await partiesOfOrder(orderId);
  const party = requireParty(viewer, "agreements.changes", of);
  await recordPartyRead(viewer, party, { what: "order", subject: orderId, of });
  return changesOf(orderId);
}

/** The side of the viewer in an order, before a program changes it; null for others, whom the command refuses. Refuses `not_found`. */
export async function sideInOrder(
  viewer: Viewer,
  orderId: string,
): Promise<"buyer" | "freelancer" | null> {
  return sideOf(viewer, await partiesOfOrder(orderId));
}

/** The same for the order of a change. */
export async function sideInChange(
  viewer: Viewer,
  changeId: string,
): Promise<"buyer" | "freelancer" | null> {
  return sideOf(viewer, found((await readChanges(sql`c.id = ${changeId}`))[0]));
}

type Sides = Pick<Change, "buyerId" | "freelancerId">;

function sideOf(viewer: Viewer, of: Sides): "buyer" | "freelancer" | null {
  const party = partyOf(of, viewer);
  return party === "buyer" || party === "freelancer" ? party : null;
}

async function partiesOfOrder(orderId: string): Promise<Sides> {
  const [order] = await sql<Sides[]>`
    select buyer_id as "buyerId", freelancer_id as "freelancerId" from orders where id = ${orderId}`;
  return found(order);
}
