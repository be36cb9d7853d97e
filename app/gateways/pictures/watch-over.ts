/** Ends the process that draws when it needs more memory or time than it may have. */
import { writeSync } from "node:fs";

/** Written to standard error before the process ends itself. */
const OVER_MEMORY = "over memory";

export function watchOver({ megabytes, seconds }: { megabytes: number; seconds: number }): void {
  // Pixels are decoded in other threads, so that this one has time to watch.
  setInterval(() => {
    if (process.memoryUsage.rss() <= megabytes * 1_048_576) return;
    writeSync(2, OVER_MEMORY);
    process.kill(process.pid, "SIGKILL");
  }, 20).unref();
  // The parent ends it earlier; this is for a parent that is gone.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), seconds * 2000).unref();
}
