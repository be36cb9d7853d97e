/** Runs at most two password hashes at a time, each a fifth of a second of a core: a flood of sign-ins cannot slow down money. */
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";

/** At about ten hashes a second, the last of the strangers waits six seconds. */
const turns = new FairQueue({ atOnce: 2, mostWaiting: { known: 16, strangers: 64 } });

/** Runs `work` in its turn: round robin over places, every second turn for known browsers (decision 23). Refuses `busy`. */
export function inHashingQueue<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
  return turns.take(asker, work);
}

/** Call when the password was right: this turn then does not count against the asker's place. */
export function forgiveInQueue(asker: Asker): void {
  turns.forgive(asker);
}
