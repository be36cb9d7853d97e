/** The worker's part: carries every batch on, a slice of each in turn, until all have ended. */
import { perWorld } from "#app/domain/kernel/world.ts";
import { runSlice } from "./run-slice.ts";
import { runningBatches } from "./running-batch.ts";

interface Round {
  running: boolean;
  /** Somebody asked while we were at it: what they mean may have begun after our last look. */
  askedAgain: boolean;
}

const round = perWorld((): Round => ({ running: false, askedAgain: false }));

/**
 * Returns when no batch is under way, or at the next safe point once `signal` is aborted. Only the first caller of a
 * process works; the schedule asks again for what an interrupted worker left. A batch that fails is left for the next
 * run and does not hold up the others; the first failure is thrown in the end, so that the queue tries again.
 */
export async function runBatches({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const here = round();
  here.askedAgain = true;
  if (here.running) return;
  here.running = true;
  try {
    while (here.askedAgain) {
      here.askedAgain = false;
      await untilNoneGoesOn(signal);
    }
  } finally {
    here.running = false;
  }
}

async function untilNoneGoesOn(signal: AbortSignal | undefined): Promise<void> {
  const failed = new Map<string, unknown>();
  for (;;) {
    const batches = (await runningBatches()).filter((id) => !failed.has(id));
    if (batches.length === 0) break;
    for (const id of batches) {
      if (signal?.aborted === true) return;
      try {
        await runSlice(id);
      } catch (problem) {
        failed.set(id, problem);
      }
    }
  }
  for (const problem of failed.values()) throw problem;
}
