/** A job with one lasting effect, for tests: a command whose key follows from the payload, then `after`. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Job } from "#app/worker/job.ts";

/** Leaves one event about `payload.name`, then does `after`. */
export function effectJob(after: () => Promise<void>): Job {
  return async ({ name }) => {
    const subjectId = String(name);
    const spec = {
      name: "test.effect" as const,
      actor: CLOCK,
      key: `effect:${subjectId}`,
      input: { subjectId },
    };
    await command(spec, async (tx) => {
      // The event names no person, so no person is told.
      await enqueue(tx, [{ name: "user.signed_up", subjectId, payload: {} as never }]);
      return null;
    });
    await after();
  };
}
