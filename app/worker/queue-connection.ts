/** The worker's own connections, as the owner of the queue; they survive a database that goes away, falls silent and comes back. */
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Pool } from "pg";
import { log } from "#app/log.server.ts";
import type { PoolClient } from "pg";

/** What the queue asks is small: whoever waits longer asks a dead connection. */
const ANSWER_MS = 8000;

export interface QueuePool {
  pool: Pool;
  /** Cuts every connection; what was asked fails, and new ones are made. */
  cut: () => void;
  /** Ends all of them, waiting a moment for those in use. */
  close: () => Promise<void>;
}

/** A pool whose broken and silent connections are logged and replaced instead of ending or stopping the process. */
export function openQueuePool(url: string, max: number): QueuePool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: "farthing worker",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  const open = new Set<PoolClient>();
  const note = (problem: Error) => log.warn({ err: problem }, "queue connection lost");
  pool.on("error", note);
  pool.on("connect", (client) => {
    open.add(client);
    giveDeadlines(client);
    // A connection that breaks while it is lent out reports to itself; unheard, that would end the process.
    client.on("error", note);
  });
  pool.on("remove", (client) => open.delete(client));
  letBeReleasedTwice(pool);
  const cut = () => {
    for (const client of open) cutOff(client);
  };
  return {
    pool,
    cut,
    async close() {
      await Promise.race([pool.end(), sleep(2000, undefined, { ref: false })]).catch(() => {});
      cut();
    },
  };
}

/**
 * graphile-worker 0.18 may give its listening connection back twice when the server goes away while it stops; `pg` throws at the
 * second time, where nobody can catch it. The second time does nothing here.
 */
function letBeReleasedTwice(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => unknown;
  const guarded = (client: PoolClient | undefined): PoolClient | undefined => {
    if (client === undefined) return undefined;
    const release = client.release.bind(client);
    let released = false;
    client.release = (problem?: Error | boolean) => {
      if (released) return;
      released = true;
      release(problem);
    };
    return client;
  };
  type Called = (problem: unknown, client?: PoolClient, release?: unknown) => void;
  Object.assign(pool, {
    connect(called?: Called): unknown {
      if (called === undefined)
        return (connect() as Promise<PoolClient>).then(guarded, (problem: unknown) => {
          throw plain(problem);
        });
      return connect((problem: unknown, client: PoolClient | undefined, release: unknown) => {
        const ours = guarded(client);
        const giveBack = (broken?: Error | boolean) => ours?.release(broken);
        called(plain(problem), ours, ours === undefined ? release : giveBack);
      });
    },
  });
}

/**
 * Why there is no connection, without its code: after some codes the library waits for up to two minutes before it asks again, after
 * anything else for two seconds.
 */
function plain(problem: unknown): unknown {
  return problem instanceof Error ? new Error(problem.message, { cause: problem }) : problem;
}

/** A question without an answer cuts the connection: `pg` by itself would only stop waiting, and use it again. */
function giveDeadlines(client: Client): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const begin = () => {
    const timer = setTimeout(() => setImmediate(late), ANSWER_MS);
    let over = false;
    const late = () => {
      if (!over) cutOff(client);
    };
    return () => {
      over = true;
      clearTimeout(timer);
    };
  };
  Object.assign(client, {
    query(...given: unknown[]): unknown {
      const end = begin();
      const called = given.at(-1);
      if (typeof called === "function") {
        const told = (...answer: unknown[]) => {
          end();
          (called as (...answer: unknown[]) => void)(...answer);
        };
        return query(...given.slice(0, -1), told);
      }
      const answer = query(...given);
      if (answer instanceof Promise) answer.then(end, end);
      else end();
      return answer;
    },
  });
}

/** The types do not tell that a client has a connection, and that has a socket. */
function cutOff(client: Client): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } };
  connection?.stream?.destroy();
}

export function newQueueClient(url: string, name: string): Client {
  return new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
  });
}

/** Says good-bye, but does not wait for an answer that may never come. */
export async function endQuickly(client: Client): Promise<void> {
  const ended = client.end().catch(() => {});
  await Promise.race([ended, sleep(1000, undefined, { ref: false })]);
  cutOff(client);
}
