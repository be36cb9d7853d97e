/** Cancels a batch: what it did to tasks so far stays, and the other tasks are not touched. */
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { BatchState } from "./batch-lifecycle.ts";

/**
 * Stores the request; the worker ends the batch after its present slice. Asking again changes nothing. Refuses `not_found`, and
 * `transition_refused` when the batch has ended.
 */
export async function cancelBatch(
  actor: UserActor,
  { batchId, key }: { batchId: string; key: string },
): Promise<Outcome<{ batchId: string }>> {
  const spec = { name: "batches.cancel" as const, actor, key, input: { batchId } };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<{ state: BatchState }[]>`
      select state from batches where id = ${batchId} and user_id = ${actor.id} for no key update`;
    const { state } = found(row);
    if (state !== "running")
      refuse("transition_refused", {
        sentence: "This batch has already finished, so nothing was cancelled.",
        facts: { state },
      });
    await tx.sql`
      update batches set cancel_asked_at = coalesce(cancel_asked_at, ${tx.command.at}), command_id = ${tx.command.id}
      where id = ${batchId}`;
    await requestJob(tx, "run-batches", {}, { key: "run-batches" });
    return { batchId };
  });
}
