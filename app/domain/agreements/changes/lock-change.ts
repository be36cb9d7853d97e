/** Locks a proposed change for its answer. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { CHANGE_LIFECYCLE } from "./change-lifecycle.ts";
import type { ChangeState, ChangeTransition } from "./change-lifecycle.ts";
import { readChanges } from "./read-changes.ts";
import type { Change } from "./read-changes.ts";

/** Reads it without a lock, for a command that has to lock the order first. The caller asks `requireParty`. */
export async function readChange(tx: Tx, id: string): Promise<Change> {
  return found((await readChanges(tx.sql`c.id = ${id}`, tx.sql))[0]);
}

const STATE_WORDS: Record<ChangeState, string> = {
  proposed: "it still waits for an answer",
  accepted: "it was already accepted",
  declined: "it was declined",
  withdrawn: "it was withdrawn",
  expired: "it was not answered in time",
};

/** Refuses `transition_refused` when it was answered meanwhile, or when this side has no answer to give. */
export async function lockProposed(
  tx: Tx,
  { id, by }: Change,
  transition: ChangeTransition,
  side: "buyer" | "freelancer",
): Promise<void> {
  const [row] = await tx.sql<{ state: ChangeState; answerBy: Date }[]>`
    select state, answer_by as "answerBy" from order_changes where id = ${id} for no key update`;
  const { state, answerBy } = found(row);
  const late = state === "proposed" && answerBy <= tx.command.at;
  if (state !== "proposed" || late)
    refuse("transition_refused", {
      sentence: `This change cannot be answered: ${STATE_WORDS[late ? "expired" : state]}.`,
      facts: { state },
    });
  if ((CHANGE_LIFECYCLE[transition].by === "proposer") === (side === by)) return;
  refuse("transition_refused", {
    sentence:
      side === by
        ? "You proposed this change, so the other side answers it. You can withdraw it."
        : "Only the side that proposed a change can withdraw it or confirm it again.",
    facts: { state },
  });
}

/** Writes the answer. */
export async function endChange(
  tx: Tx,
  id: string,
  transition: Exclude<ChangeTransition, "propose">,
): Promise<void> {
  const [state] = CHANGE_LIFECYCLE[transition].to;
  await tx.sql`
    update order_changes set state = ${state}, ended_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${id}`;
}
