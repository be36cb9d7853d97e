/** Password hashing takes a fifth of a second of a core each: only two at a time, so that a flood of sign-ins cannot starve the money. */
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";

/** At some ten turns a second the last in the strangers' queue waits six seconds. */
const turns = new FairQueue({ atOnce: 2, mostWaiting: { known: 16, strangers: 64 } });

/** Runs `work` when it is the asker's turn: places in rotation, every second turn for known browsers. Refuses `busy`. */
export function inHashingQueue<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
  return turns.take(asker, work);
}

/** The password was right, so this turn does not count against the asker's place. */
export function forgiveInQueue(asker: Asker): void {
  turns.forgive(asker);
}
