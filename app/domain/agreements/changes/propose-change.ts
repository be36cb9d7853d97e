/** One side of an agreed order proposes a change. Nothing changes until the other side accepts. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { lockAgreed, readAgreed } from "#app/domain/orders/agreed/lock-agreed.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { MAX_CHANGE_NOTE, requireProposed } from "./proposed.ts";
import type { Proposed } from "./proposed.ts";
import { writeProposal } from "./write-proposal.ts";

export interface ProposeInput {
  orderId: string;
  proposed: Proposed;
  /** Why, for the other side. */
  note: string;
  key: string;
}

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
    return { changeId: await writeProposal(tx, locked, { by, proposed, note }) };
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
