/** The queue's connections, as the database's owner; lost and silent ones are replaced. */
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Pool } from "pg";
import { log } from "#app/log.server.ts";
import type { PoolClient } from "pg";

/** Queries of the queue are small: a connection without an answer for this long is dead. */
const ANSWER_MS = 8000;

export interface QueuePool {
  pool: Pool;
  /** Cuts every connection: pending queries fail and new connections are opened. */
  cut: () => void;
  /** Ends all connections, waiting at most 2 s for those in use. */
  close: () => Promise<void>;
}

/** A pool that logs and replaces broken and silent connections; without this they would end or stop the process. */
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
    // An `error` event of a checked-out client without a listener would end the process.
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
 * Makes `release` idempotent. graphile-worker 0.18 may release its listening connection twice when the server goes away while it
 * stops; `pg` throws at the second call, where no caller can catch it (decision 40).
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
 * The connection error without its code: after some codes graphile-worker waits up to two minutes before it retries, otherwise
 * two seconds.
 */
function plain(problem: unknown): unknown {
  return problem instanceof Error ? new Error(problem.message, { cause: problem }) : problem;
}

/** A query without an answer cuts its connection; `pg` itself would only stop waiting and use the connection again. */
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

/** The types hide the client's connection and its socket. */
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

/** Ends a connection without waiting longer than a second for the server. */
export async function endQuickly(client: Client): Promise<void> {
  const ended = client.end().catch(() => {});
  await Promise.race([ended, sleep(1000, undefined, { ref: false })]);
  cutOff(client);
}
