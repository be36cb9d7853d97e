/** Runs one password hash at a time, on one of the cores at low priority: a flood of sign-ins cannot slow down money. */
import { setTimeout as sleep } from "node:timers/promises";
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";

/** At eight hashes a second, the last of the strangers waits eight seconds. */
const turns = new FairQueue({ atOnce: 1, mostWaiting: { known: 16, strangers: 64 } });

/**
 * Runs `work` in its turn: round robin over places, every second turn for known browsers (decision 23). After a stranger's turn the
 * machine rests as long as the turn took; the caller does not wait for that. Refuses `busy`.
 */
export async function inHashingQueue<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const turn = async () => {
    const begun = performance.now();
    await work().then(resolve, reject);
    if (!asker.known) await sleep(performance.now() - begun, null, { ref: false });
  };
  turns.take(asker, turn).catch(reject);
  return promise;
}

/** Call when the password was right: this turn then does not count against the asker's place. */
export function forgiveInQueue(asker: Asker): void {
  turns.forgive(asker);
}
