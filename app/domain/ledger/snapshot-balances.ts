/** Snapshots the balances of accounts without a balance row, so that reading them does not sum the whole history. */
import { sql } from "#app/domain/store/store.ts";
import { settled } from "./settled.ts";

/** Transfers summed in one statement: well within the statement timeout, also when years have to be caught up. */
const STEP = 500_000n;

export interface SnapshotOptions {
  step?: bigint;
  /** How long to wait for a long transaction, see `settled`. */
  patienceMs?: number;
  /** Aborting ends it between two steps; the next run continues there. */
  signal?: AbortSignal;
}

/**
 * Moves the snapshots forward to the newest settled mark; returns the number of steps. Does not block writers. Each step is one
 * transaction that reads the mark itself, so the job can be killed at any point and run in several workers at once. Not a
 * command: a snapshot is a sum of transfers, only `snapshot_balances` can write it, and `verify` proves it. Benchmark: `npm run
 * bench -- growth`.
 */
export async function snapshotBalances(options: SnapshotOptions = {}): Promise<number> {
  const { step = STEP, patienceMs, signal } = options;
  await settled(patienceMs === undefined ? {} : { patienceMs });
  for (let steps = 1; ; steps += 1) {
    const [row] = await sql<{ behind: number }[]>`
      select snapshot_balances(${`${step}`}::bigint) as behind`;
    if (row === undefined || row.behind === 0 || signal?.aborted === true) return steps;
  }
}
