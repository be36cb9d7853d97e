/** Ends a proposed change without an effect: the other side declines it, or its own side withdraws it. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { endChange, lockProposed, readChange } from "./lock-change.ts";
import type { Change } from "./read-changes.ts";
import { tellChange } from "./tell-change.ts";

interface Input {
  changeId: string;
  key: string;
}

interface Ended {
  changeId: string;
}

type Side = "buyer" | "freelancer";

/** The other side. Refuses `not_found` and `transition_refused`. */
export async function declineChange(actor: Actor, input: Input): Promise<Outcome<Ended>> {
  const spec = { name: "agreements.decline_change" as const, actor, key: input.key };
  return command({ ...spec, input: { changeId: input.changeId } }, async (tx) => {
    const change = await readChange(tx, input.changeId);
    const side = requireParty(actor, "agreements.decline_change", change);
    return end(tx, { change, side }, "decline");
  });
}

/** Its own side. Refuses `not_found` and `transition_refused`. */
export async function withdrawChange(actor: Actor, input: Input): Promise<Outcome<Ended>> {
  const spec = { name: "agreements.withdraw_change" as const, actor, key: input.key };
  return command({ ...spec, input: { changeId: input.changeId } }, async (tx) => {
    const change = await readChange(tx, input.changeId);
    const side = requireParty(actor, "agreements.withdraw_change", change);
    return end(tx, { change, side }, "withdraw");
  });
}

const EVENTS = { decline: "change.declined", withdraw: "change.withdrawn" } as const;

async function end(
  tx: Tx,
  { change, side }: { change: Change; side: Side },
  transition: keyof typeof EVENTS,
): Promise<Ended> {
  await lockProposed(tx, change, transition, side);
  await endChange(tx, change.id, transition);
  await tellChange(tx, EVENTS[transition], change, side);
  return { changeId: change.id };
}
