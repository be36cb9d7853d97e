/** Locks an agreed order: its lines, then its open tasks. Whatever adds a task to it, or changes its lines, asks here first. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

export interface LockedLine {
  position: number;
  title: string;
  scope: string;
  priceMicros: bigint;
  days: number;
  revisions: number;
  taskId: string | null;
  droppedAt: Date | null;
  /** Whether its task is open. */
  open: boolean;
}

export interface AgreedOrder {
  id: string;
  buyerId: string;
  freelancerId: string;
  title: string;
  currency: Currency;
  /** Frozen for every line, whenever it is funded. */
  commissionBps: number;
  /** By the dearest line it was placed with. */
  autoAcceptHours: number;
}

export interface LockedAgreed {
  order: AgreedOrder;
  lines: LockedLine[];
}

/** Reads an order before it is known whether the actor may see it; the caller asks `requireParty`. */
export async function readAgreed(
  tx: Tx,
  orderId: string,
): Promise<AgreedOrder & { agreed: boolean }> {
  const [row] = await tx.sql<Array<AgreedOrder & { agreed: boolean }>>`
    select id, buyer_id as "buyerId", freelancer_id as "freelancerId", title, currency, commission_bps as "commissionBps", agreed,
           auto_accept_hours as "autoAcceptHours"
    from orders where id = ${orderId}`;
  return found(row);
}

/**
 * A task that closes meanwhile has to wait, or is waited for: what is read then holds until the command ends. Refuses
 * `transition_refused` for an order from a price list.
 */
export async function lockAgreed(
  tx: Tx,
  order: AgreedOrder & { agreed: boolean },
): Promise<LockedAgreed> {
  if (!order.agreed)
    refuse("transition_refused", {
      sentence: "This order was placed as a whole: it has no milestones to fund or to change.",
    });
  await tx.sql`select from order_lines where order_id = ${order.id} order by position for no key update`;
  await tx.sql`
    select from tasks where order_id = ${order.id} and state in ('funded', 'started', 'delivered', 'disputed')
    order by id for no key update`;
  // A statement of its own: only now does it see what another command committed while the locks waited.
  const lines = await tx.sql<LockedLine[]>`
    select l.position, l.title, l.scope, l.price_micros as "priceMicros", l.days, l.revisions, l.task_id as "taskId",
           l.dropped_at as "droppedAt", coalesce(t.state in ('funded', 'started', 'delivered', 'disputed'), false) as open
    from order_lines l left join tasks t on t.id = l.task_id
    where l.order_id = ${order.id} order by l.position`;
  return { order, lines };
}
