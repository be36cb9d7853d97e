/** The buyer funds the next line of an agreed order. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { holdLine } from "./hold-line.ts";
import { lockAgreed, readAgreed } from "./lock-agreed.ts";
import type { AgreedOrder, LockedLine } from "./lock-agreed.ts";

export interface FundLineInput {
  orderId: string;
  /** The line the buyer saw: lines are funded in order, and each once. */
  position: number;
  key: string;
}

/**
 * Holds the line's price from the buyer's balance and makes its task, at the rate the order froze. Refuses `not_found`,
 * `not_allowed`, `transition_refused`, `stale` (another line is next), `cannot_be_reached`, `insufficient_balance` (facts:
 * `shortfall`) and `cap_exceeded`.
 */
export async function fundLine(
  actor: Actor,
  input: FundLineInput,
): Promise<Outcome<{ taskId: string }>> {
  const { key, ...said } = input;
  return command({ name: "orders.fund_line", actor, key, input: said }, async (tx) => {
    const order = await readAgreed(tx, said.orderId);
    requireParty(actor, "orders.fund_line", order);
    await requireReachable(tx, order.buyerId, order.freelancerId);
    const locked = await lockAgreed(tx, order);
    const line = nextLine(locked.lines, said.position);
    await requireMoney(tx, order, line);
    const taskId = await holdLine(tx, locked, line);
    await tx.sql`
      update order_lines set task_id = ${taskId}, command_id = ${tx.command.id}
      where order_id = ${order.id} and position = ${line.position}`;
    return { taskId };
  });
}

function nextLine(lines: LockedLine[], position: number): LockedLine {
  const next = lines.find(({ taskId, droppedAt }) => taskId === null && droppedAt === null);
  if (next === undefined)
    refuse("transition_refused", { sentence: "Every milestone of this order is funded." });
  if (next.position === position) return next;
  return refuse("stale", {
    sentence: "This is not the next milestone to fund. Please look at the order again.",
    facts: { position: `${next.position}` },
  });
}

/** Checked before the database's own constraint, because this refusal can say how much is missing. */
async function requireMoney(
  tx: Tx,
  { buyerId, currency }: AgreedOrder,
  { priceMicros }: LockedLine,
): Promise<void> {
  const available = await balance("wallet", buyerId, currency, tx.sql);
  if (available >= priceMicros) return;
  const shortfall = { micros: priceMicros - available, currency };
  refuse("insufficient_balance", {
    sentence: `Your balance is ${formatMoney({ micros: available, currency })}; this milestone needs ${formatMoney(shortfall)} more. Nothing was taken.`,
    facts: { shortfall: decimal(shortfall.micros) },
  });
}
