/** The other side accepts a proposed change: it has its effect at once, money included. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { holdLine } from "#app/domain/orders/agreed/hold-line.ts";
import { lockAgreed, readAgreed } from "#app/domain/orders/agreed/lock-agreed.ts";
import type { LockedAgreed } from "#app/domain/orders/agreed/lock-agreed.ts";
import { dropLine, writeOrderLines } from "#app/domain/orders/agreed/order-lines.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { addDays, lowerPrice } from "#app/domain/tasks/by-agreement.ts";
import { asFreelancerReads } from "#app/domain/agreements/authorised-spending.ts";
import { requireConfirmed } from "./change-unconfirmed.ts";
import { endChange, lockProposed, readChange } from "./lock-change.ts";
import { pair } from "./propose-change.ts";
import { proposedIn } from "./proposed-in.ts";
import type { Proposed } from "./proposed.ts";
import type { Change } from "./read-changes.ts";
import { requirePossible } from "./require-possible.ts";
import { tellChange } from "./tell-change.ts";

interface Accepted {
  change: Change;
  locked: LockedAgreed;
  side: "buyer" | "freelancer";
}

/**
 * Refuses `not_found`, `transition_refused`, `cannot_be_reached` (a new milestone), `insufficient_balance` to the buyer and
 * `buyer_cannot_pay` to the freelancer, `cap_exceeded`, and what `requirePossible` refuses.
 */
export async function acceptChange(
  actor: Actor,
  { changeId, key }: { changeId: string; key: string },
): Promise<Outcome<{ changeId: string }>> {
  const spec = { name: "agreements.accept_change" as const, actor, key, input: { changeId } };
  let isBuyersOwn = false;
  const accepted = command(spec, async (tx) => {
    const change = await readChange(tx, changeId);
    isBuyersOwn = change.by === "buyer";
    const side = requireParty(actor, "agreements.accept_change", change);
    // People, then order, then change: the same order for every command that locks several of them.
    if (change.kind === "add") await requireReachable(tx, ...pair(change, side));
    const locked = await lockAgreed(tx, await readAgreed(tx, change.orderId));
    await lockProposed(tx, change, "accept", side);
    await requireConfirmed(tx, change);
    const proposed = proposedIn(change);
    await requirePossible(tx, locked, proposed);
    await carryOut(tx, { change, locked, side }, proposed);
    await endChange(tx, changeId, "accept");
    await tellChange(tx, "change.accepted", change, side);
    return { changeId };
  });
  return accepted.catch((problem: unknown) => {
    throw isBuyersOwn ? asFreelancerReads(problem) : problem;
  });
}

async function carryOut(tx: Tx, accepted: Accepted, proposed: Proposed): Promise<void> {
  const { change, side, locked } = accepted;
  const { note } = change;
  if (proposed.kind === "add") return addAndFund(tx, accepted, proposed);
  if (proposed.kind === "lower")
    return lowerPrice(tx, { taskId: proposed.taskId, party: side, note }, proposed.priceMicros);
  if (proposed.kind === "days")
    return addDays(tx, { taskId: proposed.taskId, party: side, note }, proposed.days);
  if (proposed.kind === "drop") await dropLine(tx, locked.order.id, proposed.position);
}

/** Its place is behind all lines, so its turn comes last. The rate is the order's. */
async function addAndFund(
  tx: Tx,
  { change, locked, side }: Accepted,
  line: Extract<Proposed, { kind: "add" }>,
): Promise<void> {
  const { order } = locked;
  // A line that the buyer proposed counts against the token that proposed it; otherwise the buyer acts now.
  const spentBy = change.by === "buyer" ? await proposedBy(tx, change.id) : undefined;
  await requireMoney(tx, { change, locked, side }, line.priceMicros);
  const position = (locked.lines.at(-1)?.position ?? 0) + 1;
  const taskId = await holdLine(
    tx,
    locked,
    { ...line, position, autoAcceptHours: change.autoAcceptHours },
    spentBy,
  );
  await writeOrderLines(tx, order.id, [line], {
    from: position,
    taskIds: [taskId],
    changeId: change.id,
  });
}

async function proposedBy(tx: Tx, changeId: string): Promise<string | null> {
  const [row] = await tx.sql<{ tokenId: string | null }[]>`
    select token_id as "tokenId" from order_changes where id = ${changeId}`;
  return found(row).tokenId;
}

/** What the buyer has is nothing for the freelancer to read. */
async function requireMoney(tx: Tx, { locked, side }: Accepted, micros: bigint): Promise<void> {
  const { buyerId, currency } = locked.order;
  const available = await balance("wallet", buyerId, currency, tx.sql);
  if (available >= micros) return;
  if (side === "freelancer") refuse("buyer_cannot_pay");
  const shortfall = { micros: micros - available, currency };
  refuse("insufficient_balance", {
    sentence: `Your balance is ${formatMoney({ micros: available, currency })}; the new milestone needs ${formatMoney(shortfall)} more. Nothing was agreed.`,
    facts: { shortfall: decimal(shortfall.micros) },
  });
}
