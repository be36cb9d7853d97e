/** Pool of read connections: the least busy one gets the query. Deadlines let a dead one fail only its own queries. */
import { env } from "#app/env.server.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { ReadConnection } from "./read-connection.ts";
import type { DriverQuery } from "./driver-query.ts";
import type { HeartbeatListener } from "./heartbeat.ts";
import type { Asked } from "./read-connection.ts";

/** Above the statement timeout, so that a slow query gets the server's reason. By default 9 s of a request's 10. */
const ABOVE_STATEMENTS_MS = 1000;

/** A connection silent for this long gets no new queries, and the heartbeat is asked. */
const SILENT_MS = 2000;

const SWEEP_MS = 250;

/** Pause before the next try to open a connection, while others work. */
const OPEN_AGAIN_MS = 1000;

export class ReadPool implements HeartbeatListener {
  readonly #url: string;
  readonly #suspect: () => void;
  readonly #connections = new Set<ReadConnection>();
  readonly #opening = new Set<ReadConnection>();
  /** Queries that wait for a connection, in order. */
  #queue: Asked[] = [];
  #sweeper: NodeJS.Timeout | undefined;
  #openAgainAt = 0;
  #ended = false;

  constructor(url: string, suspect: () => void) {
    this.#url = url;
    this.#suspect = suspect;
  }

  /** Sends a query over the least busy connection. */
  send(query: DriverQuery): void {
    const asked: Asked = { query, since: performance.now(), connection: null, moving: false };
    const { resolve, reject } = query;
    query.resolve = (rows) => {
      asked.connection?.heard(asked);
      resolve(rows);
    };
    query.reject = (problem) => {
      if (asked.moving) return;
      asked.connection?.heard(asked, problem);
      reject(problem);
    };
    this.#place(asked);
    this.#sweeper ??= setInterval(() => setImmediate(() => this.#sweep()), SWEEP_MS).unref();
  }

  gone(): void {
    this.#cutAll();
    this.#rejectQueue(new ConnectionLost("The database does not answer."));
  }

  back(): void {
    // Connections being opened hang at a peer that did not answer; idle ones keep session settings from before.
    for (const connection of this.#opening) connection.cut();
    for (const connection of this.#connections) if (connection.load === 0) connection.cut();
    this.#serveQueue();
  }

  beat(doubt: boolean): void {
    for (const connection of this.#connections)
      if (doubt && connection.silentMs() > SILENT_MS) connection.cut();
      else connection.look();
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#sweeper);
    for (const connection of this.#opening) connection.cut();
    this.#rejectQueue(new ConnectionLost("The store is closed."));
    await Promise.all([...this.#connections].map((connection) => connection.end()));
  }

  #place(asked: Asked): void {
    if (this.#ended) return asked.query.reject(new ConnectionLost("The store is closed."));
    const connection = this.#leastBusy();
    if (connection !== null && (connection.load === 0 || !this.#mayOpen()))
      return connection.send(asked);
    if (this.#mayOpen()) void this.#open();
    this.#queue.push(asked);
  }

  /** Prefers connections that are not silent. */
  #leastBusy(): ReadConnection | null {
    let best: ReadConnection | null = null;
    let bestLoad = Infinity;
    for (const connection of this.#connections) {
      if (connection.load === 0) return connection;
      const load =
        connection.silentMs() > SILENT_MS ? connection.load + 1_000_000 : connection.load;
      if (load < bestLoad) [best, bestLoad] = [connection, load];
    }
    return best;
  }

  /** Silent connections do not count, up to twice `POOL_SIZE`: slow or dead ones must not displace healthy ones. */
  #mayOpen(): boolean {
    if (this.#connections.size > 0 && performance.now() < this.#openAgainAt) return false;
    const all = this.#connections.size + this.#opening.size;
    if (all < env.poolSize) return true;
    if (all >= env.poolSize * 2) return false;
    const silent = [...this.#connections].filter(
      (connection) => connection.silentMs() > SILENT_MS,
    ).length;
    return all - silent < env.poolSize;
  }

  async #open(): Promise<void> {
    const connection = new ReadConnection(this.#url, {
      idle: () => this.#idle(connection),
      lost: (lost, unsent) => this.#lost(lost, unsent),
      readOnly: () => this.#suspect(),
    });
    this.#opening.add(connection);
    try {
      await connection.open();
    } catch (problem) {
      this.#opening.delete(connection);
      connection.cut();
      return this.#notOpened(problem);
    }
    if (!this.#opening.delete(connection)) return;
    this.#connections.add(connection);
    this.#serveQueue();
  }

  /** Open connections take the queue; without any, the queue is rejected with the reason. */
  #notOpened(problem: unknown): void {
    this.#openAgainAt = performance.now() + OPEN_AGAIN_MS;
    if (this.#connections.size > 0) this.#serveQueue();
    else if (this.#opening.size === 0) this.#rejectQueue(problem);
  }

  #serveQueue(): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const asked of waiting) this.#place(asked);
  }

  #idle(connection: ReadConnection): void {
    const next = this.#queue.shift();
    if (next !== undefined) return connection.send(next);
    // Extra connection, opened while others were silent.
    if (this.#connections.size > env.poolSize) {
      this.#connections.delete(connection);
      void connection.end();
    }
  }

  #lost(connection: ReadConnection, unsent: Asked[]): void {
    this.#opening.delete(connection);
    this.#connections.delete(connection);
    for (const asked of unsent) this.#place(asked);
  }

  #cutAll(): void {
    for (const connection of [...this.#opening, ...this.#connections]) connection.cut();
  }

  #rejectQueue(problem: unknown): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const { query } of waiting) query.reject(problem);
  }

  #sweep(): void {
    const limit = env.commandLimitMs + ABOVE_STATEMENTS_MS;
    const now = performance.now();
    for (const connection of this.#connections) {
      if (connection.oldestMs() > limit) connection.cut();
      if (connection.silentMs() > SILENT_MS) this.#suspect();
    }
    while (this.#queue[0] !== undefined && now - this.#queue[0].since > limit)
      this.#queue.shift()?.query.reject(new ConnectionLost("No connection came free in time."));
    const atRest =
      this.#queue.length === 0 &&
      [...this.#connections].every((connection) => connection.load === 0);
    if (!atRest) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}
