/** Gives password hashes to a thread of low priority, started at its first use. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { inHashingQueue } from "./hashing-queue.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";

/** `against` is the stored hash to compare with, or null to make a new hash of `cost`. */
export interface HashingWork {
  text: string;
  against: string | null;
  cost: number;
}

export interface HashingAnswer {
  hash: string;
  same: boolean;
}

let thread: Worker | undefined;

/** Waits for a turn of the queue, which has one at a time, and hashes. Refuses `busy`. */
export function hashInThread(asker: Asker, work: HashingWork): Promise<HashingAnswer> {
  return inHashingQueue(asker, async () => {
    const worker = (thread ??= started());
    worker.ref();
    worker.postMessage(work, []);
    try {
      // `once` rejects with the thread's own error, which ends the thread.
      const [answer] = (await once(worker, "message")) as [HashingAnswer];
      return answer;
    } finally {
      // An idle thread does not keep the process alive.
      worker.unref();
    }
  });
}

function started(): Worker {
  const worker = new Worker(new URL("./hashing-thread.ts", import.meta.url));
  // The next hash starts another.
  worker.on("exit", () => {
    thread = undefined;
  });
  return worker;
}
