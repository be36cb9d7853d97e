/** Runs one command alone until there is an answer: attempts, the time limit, and `outcome_unknown` after a lost commit. */
import { carry } from "./carry.ts";
import type { Fate, Progress, Steps } from "./carry.ts";
import type { Outcome } from "./command.ts";
import { asRefusal, isLost, isTransient } from "#app/domain/store/database-refusals.ts";
import { waitForKey } from "./key-claim.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import { timeLeft } from "./pending-command.ts";
import type { PendingCommand } from "./pending-command.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";

const ATTEMPTS = 3;

/**
 * Runs the command as a list of one, which waits for its key and for locks, and tries again after an interruption. Refuses what
 * the steps refuse, and as `command` says. `inDoubt`: an earlier attempt may have committed.
 */
export async function carryAlone<I, L, M, A>(
  pending: PendingCommand<I>,
  steps: Steps<I, L, M, A>,
  inDoubt = false,
): Promise<Outcome<A>> {
  let doubtful = inDoubt;
  for (let attempt = 1; ; attempt += 1) {
    const progress = { committing: false };
    try {
      return outcomeOf(await attemptOnce(pending, steps, progress));
    } catch (error) {
      doubtful ||= inDoubtAfter(error, progress);
      // Trying again under the same key is safe: if the lost attempt committed, its answer is found.
      if (attempt < ATTEMPTS && isTransient(error)) continue;
      const refusal = asRefusal(error);
      if (await waitForKey(refusal, pending)) {
        attempt = 0;
        continue;
      }
      // After a lost commit that could not be looked up, `busy` ("nothing was done") would be a guess.
      if (doubtful && refusal instanceof Refusal && refusal.code === "busy")
        refuse("outcome_unknown");
      throw refusal;
    }
  }
}

/** Whether the commit may have happened although its confirmation was lost. */
export function inDoubtAfter(problem: unknown, { committing }: Progress): boolean {
  return committing && isLost(problem);
}

async function attemptOnce<I, L, M, A>(
  pending: PendingCommand<I>,
  steps: Steps<I, L, M, A>,
  progress: Progress,
): Promise<Fate<A> | undefined> {
  const [fate] = await onConnection({
    run: (connection) => carry(connection, [pending], steps, { mayWait: true, progress }),
    limitMs: timeLeft(pending),
  });
  return fate;
}

function outcomeOf<A>(fate: Fate<A> | undefined): Outcome<A> {
  // `carry` waits for locks here, so only the key of a program's call can leave the command out.
  if (fate === undefined || fate === "left out")
    refuse("key_in_progress", { facts: { retry_after_seconds: "1" } });
  if ("refusal" in fate) throw fate.refusal;
  return fate;
}
