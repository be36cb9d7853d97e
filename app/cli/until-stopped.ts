/** Waits for the end of the process: a signal, the death of the npm that started it, or an uncaught error. */
import { env } from "#app/env.server.ts";
import { log } from "#app/log.server.ts";
import { say } from "./terminal.ts";

/** Longer than the worker and the pages need to stop. */
const STOP_WITHIN_MS = 25_000;

/**
 * Resolves with the exit status: 0 on Ctrl-C, SIGTERM or SIGHUP, or when npm is gone (a signal to npm does not reach us, and npm
 * cannot forward `kill -9`); 1 after an uncaught error. What such an error left undone is unknown, so the process stops taking
 * work, gives back its jobs and lets its supervisor restart it. A second Ctrl-C ends it at once.
 */
export function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      say("Stopping …");
      resolve(0);
    };
    let failed = false;
    process.on("uncaughtException", (problem, origin) => {
      log.fatal({ err: problem, origin }, "an error that nobody caught ends this process");
      if (failed) return;
      failed = true;
      say(`This process ends because of an unexpected error: ${problem.message}`);
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      resolve(1);
    });
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
