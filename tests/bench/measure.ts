/** Runs one operation from many callers at once and tells how many were done a second and how long each took. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Measured {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  operations: number;
}

/** `next` gives each caller its following operation, or null when there is nothing left; a `unit` counts for more than one. */
export async function measure(
  name: string,
  callers: number,
  next: () => (() => Promise<void>) | null,
  unit = 1,
): Promise<Measured> {
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let operation = next(); operation !== null; operation = next()) {
        const start = performance.now();
        await operation();
        times.push(performance.now() - start);
      }
    }),
  );
  return measured(name, times, performance.now() - begun, unit);
}

/**
 * Starts the items at a steady pace, whether earlier ones are done or not, and counts each from the moment it was due: so
 * that one that waits makes itself heard, and those behind it too.
 */
export async function paced<T>(
  name: string,
  perSecond: number,
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    items.map(async (item, place) => {
      const due = begun + (place * 1000) / perSecond;
      await sleep(Math.max(0, due - performance.now()));
      await run(item);
      times.push(performance.now() - due);
    }),
  );
  return measured(name, times, performance.now() - begun, 1);
}

function measured(name: string, times: number[], ms: number, unit: number): Measured {
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name,
    perSecond: (times.length * unit * 1000) / ms,
    p50: at(0.5),
    p99: at(0.99),
    operations: times.length * unit,
  };
}

/** Hands out the items of a list one by one. */
export function each<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): () => (() => Promise<void>) | null {
  let index = 0;
  return () => {
    const item = items[index];
    index += 1;
    return item === undefined ? null : () => run(item);
  };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
