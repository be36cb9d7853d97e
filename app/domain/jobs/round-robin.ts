/** Runs several pieces of long work by round robin: a slice of each in turn, until all have ended. */
import { perWorld } from "#app/domain/kernel/world.ts";

export interface LongWork {
  /** Ids of the open work, oldest first. */
  open: () => Promise<string[]>;
  /** Runs one slice; must be safe in parallel and killed at any point. */
  slice: (id: string) => Promise<unknown>;
}

export interface RoundControl {
  signal?: AbortSignal;
  /** Called after each slice with the id of its work, for people who watch it. */
  after?: (id: string) => Promise<void>;
}

interface Round {
  running: boolean;
  /** The job was requested during this round: its work may have begun after the last `open()`. */
  askedAgain: boolean;
}

/**
 * Makes the function of a job. It returns when no work is open, or after the current slice once `signal` is aborted. Only the
 * first caller in a process works; the schedule requests the job again for what an interrupted worker left. Failed work waits for
 * the next run and does not hold up the rest; the first failure is thrown at the end, so that the queue retries.
 */
export function roundRobin(work: LongWork): (control?: RoundControl) => Promise<void> {
  const round = perWorld((): Round => ({ running: false, askedAgain: false }));
  return async (control = {}) => {
    const here = round();
    here.askedAgain = true;
    if (here.running) return;
    here.running = true;
    try {
      while (here.askedAgain) {
        here.askedAgain = false;
        await untilNoneGoesOn(work, control);
      }
    } finally {
      here.running = false;
    }
  };
}

async function untilNoneGoesOn(work: LongWork, { signal, after }: RoundControl): Promise<void> {
  const failed = new Map<string, unknown>();
  for (;;) {
    const open = (await work.open()).filter((id) => !failed.has(id));
    if (open.length === 0) break;
    for (const id of open) {
      if (signal?.aborted === true) return;
      try {
        await work.slice(id);
        await after?.(id);
      } catch (problem) {
        failed.set(id, problem);
      }
    }
  }
  for (const problem of failed.values()) throw problem;
}
