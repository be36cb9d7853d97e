/** Ends a proposed change without an effect: the other side declines it, or its own side withdraws it. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { changeFor, endChange, lockProposed } from "./lock-change.ts";
import { tellChange } from "./tell-change.ts";

interface Input {
  changeId: string;
  key: string;
}

const ENDS = {
  decline: { name: "agreements.decline_change", event: "change.declined" },
  withdraw: { name: "agreements.withdraw_change", event: "change.withdrawn" },
} as const;

/** Refuses `not_found` and `transition_refused`. */
export const declineChange = (actor: Actor, input: Input) => end(actor, input, "decline");

/** Refuses `not_found` and `transition_refused`. */
export const withdrawChange = (actor: Actor, input: Input) => end(actor, input, "withdraw");

async function end(
  actor: Actor,
  { changeId, key }: Input,
  transition: keyof typeof ENDS,
): Promise<Outcome<{ changeId: string }>> {
  const { name, event } = ENDS[transition];
  return command({ name, actor, key, input: { changeId } }, async (tx) => {
    const { change, side } = await changeFor(tx, changeId, name);
    await lockProposed(tx, change, transition, side);
    await endChange(tx, changeId, transition);
    await tellChange(tx, event, change, side);
    return { changeId };
  });
}
