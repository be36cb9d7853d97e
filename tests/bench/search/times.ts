/** Keeps the times of readings and makes the table of their ratios. */
import { median } from "#tests/bench/measure.ts";
import type { Table } from "#tests/bench/report.ts";

export class Times {
  readonly #times = new Map<string, number[]>();
  readonly #names: string[] = [];

  async take(market: string, name: string, run: () => Promise<unknown> | undefined): Promise<void> {
    const begun = performance.now();
    await run();
    const took = performance.now() - begun;
    const key = `${market} ${name}`;
    const all = this.#times.get(key) ?? [];
    this.#times.set(key, [...all, took]);
    if (!this.#names.includes(name)) this.#names.push(name);
  }

  #of(market: string, name: string, share: number): number {
    const all = this.#times.get(`${market} ${name}`) ?? [];
    if (share === 0.5) return median(all);
    const sorted = all.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }

  table(gigs: number): Table {
    const rows = this.#names.map((name) => {
      const [small, large, suspended] = ["small", "large", "suspended"].map((market) =>
        this.#of(market, name, 0.5),
      );
      const [p50 = 0, before = 0, after = 0] = [large, small, suspended];
      const p99 = this.#of("large", name, 0.99);
      // Those with suspended people are read later: each is compared with the readings by key beside it.
      const [key, keyAfter] = [
        this.#of("large", "by key", 0.5),
        this.#of("suspended", "by key", 0.5),
      ];
      const suspendedRatio = after / keyAfter / (p50 / key);
      return [name, before, p50, p99, p50 / before, p99 / p50, p50 / key, suspendedRatio];
    });
    return {
      title: `Search among 20 000 and among ${gigs.toLocaleString("en")} gigs`,
      head: [
        "",
        "20 000, p50 ms",
        "large, p50 ms",
        "large, p99 ms",
        "large : 20 000",
        "p99 : p50",
        "x reading by key",
        "with 10 000 suspended",
      ],
      rows,
    };
  }
}
