/** The sequence of an agreed order: when one of its tasks closes, the clock of the next funded task begins, in the same transaction. */
import { env } from "#app/env.server.ts";
import type { Begun, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { MoveOutcome } from "./move-outcome.ts";
import { FIRST_CLOCK } from "./transition-lists.ts";

/** SQL, with the alias `e`: the task still holds money. */
const OPEN = "e.state in ('funded', 'started', 'delivered', 'disputed')";

interface NextTask {
  id: string;
  orderId: string;
  title: string;
  buyerId: string;
  freelancerId: string;
  currency: Currency;
  priceMicros: bigint;
  nextAt: Date;
}

type NextLine = Omit<NextTask, "id" | "nextAt">;

/** The moves that close a task of an agreed order. */
export function endedTurns(outcomes: MoveOutcome[]): MoveOutcome[] {
  return outcomes.filter(({ task, after }) => task.agreed && after.closedAt !== null);
}

/**
 * A step before any money moves: locks the tasks that wait behind the closing ones. Of two commands that close the last two
 * earlier tasks, the second then sees what the first did. Only later tasks, whose ids are nearly always greater: tasks are locked
 * in the order of every list, and a deadlock with a list that has them the other way round is tried again.
 */
export async function lockWaiting(tx: Tx, ended: MoveOutcome[]): Promise<void> {
  const ids = ended.map(({ task }) => task.id);
  await tx.sql`
    select from tasks t where order_id = any(${ended.map(({ task }) => task.orderId)}::text[])
      and state = 'funded' and next_event is null
      and position > (select min(c.position) from tasks c where c.order_id = t.order_id and c.id = any(${ids}::text[]))
    order by id for no key update`;
}

/** A step after the closed tasks were written and what waits was locked. */
export async function passTurns(tx: Tx, ended: MoveOutcome[]): Promise<void> {
  const commands = new Map(ended.map(({ task, command = tx.command }) => [task.orderId, command]));
  const begun = await startNext(tx, commands);
  // Only work that was paid makes the next line wanted; an order that ends by refunds is over.
  const paid = ended.filter(({ after }) => after.state !== "refunded");
  const unfunded = await nextUnfunded(tx, [...new Set(paid.map(({ task }) => task.orderId))]);
  const commandOf = ({ orderId }: { orderId: string }) => commands.get(orderId) ?? tx.command;
  await enqueue(tx, [
    ...begun.map((task) => ({ ...turnCame(task), command: commandOf(task) })),
    ...unfunded.map((line) => ({ ...lineUnfunded(line), command: commandOf(line) })),
  ]);
}

async function startNext(tx: Tx, commands: Map<string, Begun>): Promise<NextTask[]> {
  const rows = [...commands].map(([order, { id, at }]) => ({
    order,
    command: id,
    startBy: hoursAfter(at, env.startWithinHours),
  }));
  // The version stays: a form rendered a moment ago must not become stale.
  return tx.sql<NextTask[]>`
    update tasks t set next_event = ${FIRST_CLOCK}, next_at = m."startBy", command_id = m.command
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as m("order" text, command text, "startBy" timestamptz)
    where t.order_id = m."order" and t.state = 'funded' and t.next_event is null
      and not exists (select from tasks e where e.order_id = t.order_id and e.position < t.position and ${tx.sql.unsafe(OPEN)})
    returning t.id, t.order_id as "orderId", t.title, t.buyer_id as "buyerId", t.freelancer_id as "freelancerId", t.currency,
              t.price_micros as "priceMicros", t.next_at as "nextAt"`;
}

/** A step of a command that adds a task and has locked the open ones: later tasks that were not started lose their clock. */
export async function waitAgain(tx: Tx, orderId: string, position: number): Promise<void> {
  await tx.sql`
    update tasks set next_event = null, next_at = null, command_id = ${tx.command.id}
    where order_id = ${orderId} and position > ${position} and state = 'funded' and next_event is not null`;
}

/** The next line of each order, where it is not funded and nothing before it is open any more. */
async function nextUnfunded(tx: Tx, orderIds: string[]): Promise<NextLine[]> {
  if (orderIds.length === 0) return [];
  return tx.sql<NextLine[]>`
    select distinct on (l.order_id) l.order_id as "orderId", l.title, l.price_micros as "priceMicros",
           o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", o.currency
    from order_lines l join orders o on o.id = l.order_id
    where l.order_id = any(${orderIds}::text[]) and l.task_id is null and l.dropped_at is null
      and not exists (select from tasks e where e.order_id = l.order_id and e.position < l.position and ${tx.sql.unsafe(OPEN)})
    order by l.order_id, l.position`;
}

function common({ orderId, title, buyerId, freelancerId, currency, priceMicros }: NextLine) {
  return {
    orderId,
    title,
    parties: { buyerId, freelancerId },
    currency,
    amount: decimal(priceMicros),
  };
}

function turnCame(task: NextTask): NewEvent {
  const payload = {
    ...common(task),
    taskId: task.id,
    dueAt: task.nextAt.toISOString(),
  };
  return { name: "order.turn_came", subjectId: task.id, payload };
}

function lineUnfunded(line: NextLine): NewEvent {
  return { name: "order.line_unfunded", subjectId: line.orderId, payload: common(line) };
}
