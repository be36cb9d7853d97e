/** One side of an agreed order proposes a change. Nothing changes until the other side accepts. */
import { env } from "#app/env.server.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { lockAgreed, readAgreed } from "#app/domain/orders/agreed/lock-agreed.ts";
import type { AgreedOrder } from "#app/domain/orders/agreed/lock-agreed.ts";
import { autoAcceptHours } from "#app/domain/orders/order-quote.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { requireWithinCaps, tokenOf } from "#app/domain/security/token-caps.ts";
import { ANSWER_DAYS } from "./change-lifecycle.ts";
import { MAX_CHANGE_NOTE, requireProposed } from "./proposed.ts";
import type { Proposed } from "./proposed.ts";
import { readChanges } from "./read-changes.ts";
import { requirePossible, requireRoom } from "./require-possible.ts";
import { tellChange } from "./tell-change.ts";

export interface ProposeInput {
  orderId: string;
  proposed: Proposed;
  /** Why, for the other side. */
  note: string;
  key: string;
}

const DAY_HOURS = 24;

/**
 * A buyer's own proposal to add a milestone is an authorisation: when the freelancer accepts, its price is taken from the
 * buyer's balance when it is accepted, and then counts against the token that proposed it. Refuses `not_found`, `cannot_be_reached`, `too_many_items` (open
 * proposals), what `requirePossible` refuses, and `cap_exceeded`.
 */
export async function proposeChange(
  actor: Actor,
  input: ProposeInput,
): Promise<Outcome<{ changeId: string }>> {
  const { orderId, key } = input;
  const proposed = requireProposed(input.proposed);
  const note = requireWritten(input.note, "note", { max: MAX_CHANGE_NOTE, lines: "many" });
  const spec = { actor, key, input: { orderId, proposed: written(proposed), note } };
  return command({ ...spec, name: "agreements.propose_change" }, async (tx) => {
    const order = await readAgreed(tx, orderId);
    const by = requireParty(actor, "agreements.propose_change", order);
    await requireReachable(tx, ...pair(order, by));
    const locked = await lockAgreed(tx, order);
    await requireRoom(tx, locked);
    await requirePossible(tx, locked, proposed);
    if (by === "buyer" && proposed.kind === "add")
      await requireWithinCaps(
        tx,
        { currency: order.currency, micros: proposed.priceMicros },
        proposed.priceMicros,
      );
    const id = newId("orderChange");
    await write(tx, { id, by, proposed, note, order });
    const change = found((await readChanges(tx.sql`c.id = ${id}`, tx.sql))[0]);
    await tellChange(tx, "change.proposed", change, by);
    return { changeId: id };
  });
}

/** Me, then the other side. */
export function pair(
  { buyerId, freelancerId }: { buyerId: string; freelancerId: string },
  me: "buyer" | "freelancer",
): [string, string] {
  return me === "buyer" ? [buyerId, freelancerId] : [freelancerId, buyerId];
}

/** Amounts as digits: the input is stored as JSON. */
function written(proposed: Proposed) {
  return "priceMicros" in proposed
    ? { ...proposed, priceMicros: `${proposed.priceMicros}` }
    : proposed;
}

/** The fields of every kind; those of the other kinds are null. */
type Fields = Partial<Omit<Extract<Proposed, { kind: "add" }>, "kind">> & {
  taskId?: string;
  position?: number;
};

async function write(
  tx: Tx,
  it: { id: string; order: AgreedOrder; by: string; proposed: Proposed; note: string },
): Promise<void> {
  const { kind, ...fields } = it.proposed;
  const of: Fields = fields;
  const { at, id: commandId } = tx.command;
  await tx.sql`
    insert into order_changes (id, order_id, "by", kind, task_id, position, title, scope, revisions, price_micros, days, auto_accept_hours, note, token_id, state,
                               proposed_at, answer_by, command_id)
    values (${it.id}, ${it.order.id}, ${it.by}, ${kind}, ${of.taskId ?? null}, ${of.position ?? null}, ${of.title ?? null},
            ${of.scope ?? null}, ${of.revisions ?? null}, ${of.priceMicros ?? null}, ${of.days ?? null}, ${hoursOf(it.order, it.proposed)}, ${it.note}, ${tokenOf(tx)}, 'proposed',
            ${at}, ${hoursAfter(at, ANSWER_DAYS * DAY_HOURS)}, ${commandId})`;
}

/** As a new order of that price would have, but never less than the order has: both read it before they agree. */
function hoursOf({ autoAcceptHours: agreed }: AgreedOrder, proposed: Proposed): number | null {
  if (proposed.kind !== "add") return null;
  return Math.max(agreed, autoAcceptHours(proposed.priceMicros, env));
}
