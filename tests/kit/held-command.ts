/** Keeps a command open with its locks until another command waits for them, to test that the second reads the rows anew. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { Sql } from "#db/client.server.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

const PATIENCE_SECONDS = 20;

/**
 * Runs `first` in a command that commits only when a session waits for one of its locks. Returns the result of
 * `other`, begun meanwhile. Fails when `other` never waits: it takes no lock, so it decides on outdated rows.
 */
export async function whileHeld<T>(
  owner: Sql,
  first: (tx: Tx) => Promise<unknown>,
  other: () => Promise<T>,
  actor: Actor = OPERATOR,
): Promise<T> {
  const { promise: done, resolve: tell, reject: tellProblem } = Promise.withResolvers<void>();
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const spec = { name: "test.held" as const, actor, key: newFormKey(), input: {} };
  const held = command(spec, async (tx) => {
    await first(tx);
    tell();
    await freed;
    return {};
  });
  held.catch(tellProblem);
  await done;
  const waiting = other();
  // Avoids an unhandled rejection; the caller gets the failure from the returned promise.
  waiting.catch(() => {});
  try {
    await untilTrue(PATIENCE_SECONDS, async () => {
      const rows = await owner`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length > 0;
    });
  } finally {
    free();
    await held;
  }
  return waiting;
}
