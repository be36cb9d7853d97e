/** Carries several pieces of long work on together: a slice of each in turn, until all have ended. */
import { perWorld } from "#app/domain/kernel/world.ts";

export interface LongWork {
  /** What is under way, the oldest first. */
  open: () => Promise<string[]>;
  /** One slice of it; safe to run by many at once and killed anywhere. */
  slice: (id: string) => Promise<unknown>;
}

interface Round {
  running: boolean;
  /** The job was requested while this process was at it: what it is about may have begun after the last look. */
  askedAgain: boolean;
}

/**
 * Makes the function a job calls. It returns when nothing is under way, or at the next safe point once `signal` is aborted.
 * Only the first caller of a process works; the schedule asks again for what an interrupted worker left. Work that fails is
 * left for the next run and does not hold up the rest; the first failure is thrown in the end, so that the queue tries again.
 */
export function roundRobin(work: LongWork): (control?: { signal?: AbortSignal }) => Promise<void> {
  const round = perWorld((): Round => ({ running: false, askedAgain: false }));
  return async ({ signal } = {}) => {
    const here = round();
    here.askedAgain = true;
    if (here.running) return;
    here.running = true;
    try {
      while (here.askedAgain) {
        here.askedAgain = false;
        await untilNoneGoesOn(work, signal);
      }
    } finally {
      here.running = false;
    }
  };
}

async function untilNoneGoesOn(work: LongWork, signal: AbortSignal | undefined): Promise<void> {
  const failed = new Map<string, unknown>();
  for (;;) {
    const open = (await work.open()).filter((id) => !failed.has(id));
    if (open.length === 0) break;
    for (const id of open) {
      if (signal?.aborted === true) return;
      try {
        await work.slice(id);
      } catch (problem) {
        failed.set(id, problem);
      }
    }
  }
  for (const problem of failed.values()) throw problem;
}
