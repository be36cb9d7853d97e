/** Writes a proposed change under the locks of its order: for a new proposal, and for one that is confirmed again. */
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { AgreedOrder, LockedAgreed } from "#app/domain/orders/agreed/lock-agreed.ts";
import { sessionOf } from "#app/domain/security/session-of.ts";
import { requireWithinCaps, tokenOf } from "#app/domain/security/token-caps.ts";
import { hoursOfNew } from "./hours-of-new.ts";
import { ANSWER_DAYS } from "./change-lifecycle.ts";
import { readChange } from "./lock-change.ts";
import type { Proposed } from "./proposed.ts";
import { requirePossible, requireRoom } from "./require-possible.ts";
import { tellChange } from "./tell-change.ts";

export interface Proposal {
  by: "buyer" | "freelancer";
  proposed: Proposed;
  note: string;
}

const DAY_HOURS = 24;

/** A step under `lockAgreed`: returns the change's id. Refuses `too_many_items`, what `requirePossible` refuses, and `cap_exceeded`. */
export async function writeProposal(
  tx: Tx,
  locked: LockedAgreed,
  proposal: Proposal,
): Promise<string> {
  const { order } = locked;
  const { by, proposed } = proposal;
  await requireRoom(tx, locked);
  await requirePossible(tx, locked, proposed);
  if (by === "buyer" && proposed.kind === "add") {
    const { priceMicros: micros } = proposed;
    await requireWithinCaps(tx, { currency: order.currency, micros }, micros);
  }
  const id = newId("orderChange");
  await write(tx, id, order, proposal);
  await tellChange(tx, "change.proposed", await readChange(tx, id), by);
  return id;
}

/** The fields of every kind; those of the other kinds are null. */
type Fields = Partial<Omit<Extract<Proposed, { kind: "add" }>, "kind">> & {
  taskId?: string;
  position?: number;
};

async function write(
  tx: Tx,
  id: string,
  order: AgreedOrder,
  { by, proposed, note }: Proposal,
): Promise<void> {
  const { kind, ...fields } = proposed;
  const of: Fields = fields;
  const { at, id: commandId } = tx.command;
  await tx.sql`
    insert into order_changes (id, order_id, "by", kind, task_id, position, title, scope, revisions, price_micros, days, auto_accept_hours, note, token_id,
                               session_id, state, proposed_at, answer_by, command_id)
    values (${id}, ${order.id}, ${by}, ${kind}, ${of.taskId ?? null}, ${of.position ?? null}, ${of.title ?? null},
            ${of.scope ?? null}, ${of.revisions ?? null}, ${of.priceMicros ?? null}, ${of.days ?? null}, ${proposed.kind === "add" ? hoursOfNew(order.autoAcceptHours, proposed.priceMicros) : null}, ${note}, ${tokenOf(tx)},
            ${sessionOf(tx)}, 'proposed', ${at}, ${hoursAfter(at, ANSWER_DAYS * DAY_HOURS)}, ${commandId})`;
}
