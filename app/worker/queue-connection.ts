/** The worker's own connections, as the owner of the queue; they survive a database that goes away and comes back. */
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Pool } from "pg";
import { log } from "#app/log.server.ts";

/** A pool whose broken connections are logged and replaced instead of ending the process. */
export function openQueuePool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: "farthing worker",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const note = (problem: Error) => log.warn({ err: problem }, "queue connection lost");
  pool.on("error", note);
  // A connection that breaks while it is lent out reports to itself; unheard, that would end the process.
  pool.on("connect", (client) => client.on("error", note));
  return pool;
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
}
