/**
 * A worker's sign of life: an advisory lock on a connection of its own. It vanishes with the process, however that
 * ends, and with the host, because the server is told to notice dead connections within half a minute.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#app/log.server.ts";
import { endQuickly, newQueueClient } from "./queue-connection.ts";

/** The lock's number: the same hash the take-over computes from the ids it finds in the queue. */
const LOCK_OF = "hashtextextended('farthing worker ' || $1, 0)";

const CHECK_MS = 3000;
const RETRY_MS = 500;

/** Without the lock for this long the worker must stop: others begin to take its jobs a little later. */
export const LOST_AFTER_MS = 10_000;

export interface LifeLock {
  /** Settles when the lock was lost and could not be had again in time. Never rejects. */
  lost: Promise<void>;
  release: () => Promise<void>;
}

/** Takes the lock for `id`, keeps it, and takes it again when its connection breaks. Rejects if it cannot begin. */
export async function holdLifeLock(url: string, id: string): Promise<LifeLock> {
  const end = new AbortController();
  let held = await take(url, id);
  const lost = keep();
  return {
    lost,
    async release() {
      end.abort();
      await lost;
      await held.end();
    },
  };

  async function keep(): Promise<void> {
    while (!end.signal.aborted) {
      await sleep(CHECK_MS, undefined, { signal: end.signal }).catch(() => {});
      if (end.signal.aborted || (await held.alive())) continue;
      log.warn({ worker: id }, "the worker's sign of life is lost; taking it again");
      await held.end();
      const again = await takeAgain();
      if (again === null) return;
      held = again;
    }
  }

  async function takeAgain(): Promise<HeldLock | null> {
    const since = performance.now();
    do {
      const taken = await take(url, id).catch(() => null);
      if (taken !== null) return taken;
      await sleep(RETRY_MS, undefined, { signal: end.signal }).catch(() => {});
    } while (!end.signal.aborted && performance.now() - since < LOST_AFTER_MS);
    return null;
  }
}

interface HeldLock {
  alive: () => Promise<boolean>;
  end: () => Promise<void>;
}

async function take(url: string, id: string): Promise<HeldLock> {
  const client = newQueueClient(url, "farthing worker life");
  let broken = false;
  client.on("error", () => (broken = true));
  client.on("end", () => (broken = true));
  const end = () => endQuickly(client);
  try {
    await client.connect();
    // The server looks after a silent host: first question after 10 s, given up after three unanswered ones.
    await client.query(
      "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
    );
    // Shared, because the server may not have noticed yet that our previous connection is gone.
    await client.query(`select pg_advisory_lock_shared(${LOCK_OF})`, [id]);
  } catch (problem) {
    await end();
    throw problem;
  }
  return {
    end,
    async alive() {
      if (broken) return false;
      return client.query("select 1").then(
        () => true,
        () => false,
      );
    },
  };
}
