/** Waits for an effect of the worker. */
import { setTimeout as sleep } from "node:timers/promises";

/** Seconds until `seen` was true; fails after `limitSeconds`. */
export async function untilTrue(
  limitSeconds: number,
  seen: () => boolean | Promise<boolean>,
): Promise<number> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  while (!(await seen())) {
    if (elapsed() > limitSeconds) throw new Error(`not seen within ${limitSeconds} s`);
    await sleep(50);
  }
  return elapsed();
}
