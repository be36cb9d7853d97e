/** Several connections that see the same moment of the store, so that a proof can use more than one processor. */
import { availableParallelism } from "node:os";
import { OwnerConnection } from "#app/domain/store/owner-connection.ts";
import type { Sql, Tx } from "#db/client.server.ts";

/** More would only take memory from each other: every connection may hash millions of rows. */
const MOST_SENDERS = 4;

export function connectionCount(): number {
  return Math.min(MOST_SENDERS, availableParallelism());
}

/** Room to hash sums over all transfers in memory; without parallel workers of the server's, because the connections are those. */
const SETTINGS = `
  set local work_mem = '512MB';
  set local hash_mem_multiplier = 4;
  set local temp_buffers = '256MB';
  set local max_parallel_workers_per_gather = 0;
  set local jit = off`;

const LEVEL = "isolation level repeatable read";

/**
 * One proof at a time: each goes on from what the last one noted, so the lock is taken before the snapshot and held as long
 * as the connection. Runs `work` in a transaction on each of `count` connections of the owner's, all in one snapshot; `first` prepares on the
 * first before the others begin, `last` ends on the first when all are done, and what it writes is committed. Aborting the
 * signal cancels what runs and rejects.
 */
export async function inSharedSnapshot<P, R>(
  { count, signal }: { count: number; signal?: AbortSignal | undefined },
  steps: {
    first: (tx: Tx) => Promise<P>;
    work: (tx: Tx, connection: number, prepared: P) => Promise<void>;
    last: (tx: Tx, prepared: P) => Promise<R>;
  },
): Promise<R> {
  const connections = Array.from({ length: count }, () => new OwnerConnection("farthing verify"));
  const [leader, ...others] = connections as [OwnerConnection, ...OwnerConnection[]];
  const pids: number[] = [];
  const begun = async (tx: Sql | Tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    if (row !== undefined) pids.push(row.pid);
  };
  let stopping: NodeJS.Timeout | undefined;
  // Again and again, because between two statements there is nothing to cancel.
  const stop = () => {
    stopping = setInterval(() => void cancel(pids).catch(() => {}), CANCEL_EVERY_MS);
  };
  signal?.throwIfAborted();
  signal?.addEventListener("abort", stop);
  try {
    await begun(leader.sql);
    await leader.sql`select pg_advisory_lock(hashtextextended('farthing proof', 0))`;
    return await leader.transaction(LEVEL, async (tx) => {
      await tx.unsafe(SETTINGS);
      const [snapshot] = await tx<{ id: string }[]>`select pg_export_snapshot() as id`;
      const prepared = await steps.first(tx);
      const follow = (connection: OwnerConnection, place: number) =>
        connection.transaction(LEVEL, async (other) => {
          await other.unsafe(`set transaction snapshot '${snapshot?.id ?? ""}'`);
          await other.unsafe(SETTINGS);
          await begun(other);
          await steps.work(other, place + 1, prepared);
        });
      await settledAll([steps.work(tx, 0, prepared), ...others.map(follow)]);
      return steps.last(tx, prepared);
    });
  } catch (problem) {
    signal?.throwIfAborted();
    throw problem;
  } finally {
    signal?.removeEventListener("abort", stop);
    clearInterval(stopping);
    await Promise.all(connections.map((connection) => connection.end()));
  }
}

const CANCEL_EVERY_MS = 100;

/** A closed socket alone would let the server add up to the end, and a backend that is ended upsets the driver. */
async function cancel(pids: number[]): Promise<void> {
  const own = new OwnerConnection("farthing verify");
  try {
    await own.sql`select pg_cancel_backend(pid) from unnest(${pids}::int[]) pid`;
  } finally {
    await own.end();
  }
}

/** Waits for all, also when one failed: nobody works on in a transaction that is gone. */
async function settledAll(works: Array<Promise<unknown>>): Promise<void> {
  const ends = await Promise.allSettled(works);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
