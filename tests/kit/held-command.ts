/** A command that stays open, with its locks, until another one waits for them: who waited must look again. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { Sql } from "#db/client.server.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

const PATIENCE_SECONDS = 20;

/**
 * Does `first` in a command that commits only when a session waits for one of its locks; answers what `other`, begun in
 * between, came to. Fails when `other` never waits: then it takes no lock, and decides on what is out of date.
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
  // A failure is told by the one who waits for it.
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
