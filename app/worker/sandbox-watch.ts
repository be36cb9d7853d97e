/** Waits until somebody uses the sandbox, then lets a worker serve it; a marketplace without one is asked a small question now and then. */
import { setTimeout as sleep } from "node:timers/promises";
import { hasSandbox } from "#app/domain/sandbox/enter-sandbox.ts";
import { log } from "#app/log.server.ts";
import type { RunningWorker } from "./main.ts";

const LOOK_EVERY_MS = 2000;

/** Never rejects: while a database is away it looks again later. */
export function onceThereIsASandbox(begin: () => Promise<RunningWorker>): RunningWorker {
  const end = new AbortController();
  const serving = serve();
  return {
    async stop() {
      end.abort();
      await (await serving)?.stop();
    },
  };

  async function serve(): Promise<RunningWorker | null> {
    while (!end.signal.aborted) {
      try {
        if (await hasSandbox()) return await begin();
      } catch (problem) {
        log.warn({ err: problem }, "the sandbox's worker could not begin");
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal: end.signal }).catch(() => {});
    }
    return null;
  }
}
