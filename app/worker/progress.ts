/** Tells open pages how far long work has come, after a slice of it has committed. */
import { LRUCache } from "lru-cache";
import { world } from "#app/domain/kernel/world.ts";
import { markProgress } from "#app/domain/live/write-marks.ts";
import type { Progress } from "#app/domain/live/write-marks.ts";
import { log } from "#app/log.server.ts";

/** Slices are quicker than anybody reads. The end of the work is an event of its own, so the last slice may be left out. */
const EVERY_MS = 1000;

const lately = new LRUCache<string, true>({ max: 1000, ttl: EVERY_MS });

/** A failure here does not hold up the work. Nobody watches the sandbox. */
export function progressOf(kind: Progress): (id: string) => Promise<void> {
  return async (id) => {
    if (world() !== "live" || lately.has(id)) return;
    lately.set(id, true);
    await markProgress(kind, id).catch((problem: unknown) => {
      log.warn({ err: problem, id }, "open pages were not told of progress");
    });
  };
}
