/** Runs one operation from many callers at once; reports the throughput and the time of each. */
export interface Measured {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  operations: number;
}

/** `next` gives a caller its next operation, or null when none is left; each counts as `unit` units. */
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
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name,
    perSecond: (times.length * unit) / seconds,
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
