/** Starts operations at a steady pace, whether or not earlier ones have ended, so that waiting time is measured. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Paced {
  operations: number;
  p50: number;
  p95: number;
  p99: number;
  slowest: number;
}

/** Runs until `ended` returns true or the items run out; a time counts from the moment the operation should have begun. */
export async function paced<T>(
  items: readonly T[],
  perSecond: number,
  ended: () => boolean,
  run: (item: T) => Promise<void>,
): Promise<Paced> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const begun = performance.now();
  for (const [place, item] of items.entries()) {
    const planned = begun + (place * 1000) / perSecond;
    const early = planned - performance.now();
    if (early > 0) await sleep(early);
    if (ended()) break;
    const one = run(item).then(() => void times.push(performance.now() - planned));
    running.push(one);
  }
  await Promise.all(running);
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { operations: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) };
}
