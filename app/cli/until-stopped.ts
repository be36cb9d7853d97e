/** Waits for the moment to stop: a signal, or the death of the npm that started us. */
import { env } from "#app/env.server.ts";
import { say } from "./terminal.ts";

/**
 * Settles on Ctrl-C, SIGTERM or SIGHUP, or when npm is gone (a signal to npm never reaches us, and `kill -9`
 * cannot be passed on). A second Ctrl-C ends the process at once.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      say("Stopping …");
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    if (env.npmScript === undefined) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      if (!asked) stop();
    }, 500);
    watch.unref();
  });
}
