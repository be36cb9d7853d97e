/** Keeps what the accounts nobody locks held after a settled transfer, so that their balance never costs all of history. */
import { sql } from "#app/domain/store/store.ts";
import { settled } from "./settled.ts";

/** Numbers summed in one statement: well within a statement's time limit, also when years are caught up with. */
const STEP = 500_000n;

export interface SnapshotOptions {
  step?: bigint;
  /** How long a long writer is waited for, see `settled`. */
  patienceMs?: number;
  /** Ends between two steps; the next run goes on from there. */
  signal?: AbortSignal;
}

/**
 * Takes the snapshots forward to what is settled and returns in how many steps. Writers are not blocked, and a snapshot is
 * right whenever it is there: each step is one transaction that reads what is settled from the store itself. So it can be
 * killed anywhere, and any number of workers may do it at once. No command, because nothing new is said by it: a snapshot
 * is a sum of transfers, which only `snapshot_balances` can write and `verify` proves.
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
