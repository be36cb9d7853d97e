/** Pool of read connections: the least busy one gets the query. Deadlines let a dead one fail only its own queries. */
import { env } from "#app/env.server.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { ReadLane } from "./read-lane.ts";
import type { DriverQuery } from "./driver-query.ts";
import type { HeartbeatListener } from "./heartbeat.ts";
import type { Asked } from "./read-lane.ts";

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
  readonly #lanes = new Set<ReadLane>();
  readonly #opening = new Set<ReadLane>();
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
    const asked: Asked = { query, since: performance.now(), lane: null, moving: false };
    const { resolve, reject } = query;
    query.resolve = (rows) => {
      asked.lane?.heard(asked);
      resolve(rows);
    };
    query.reject = (problem) => {
      if (asked.moving) return;
      asked.lane?.heard(asked, problem);
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
    for (const lane of this.#opening) lane.cut();
    for (const lane of this.#lanes) if (lane.load === 0) lane.cut();
    this.#serveQueue();
  }

  beat(doubt: boolean): void {
    for (const lane of this.#lanes)
      if (doubt && lane.silentMs() > SILENT_MS) lane.cut();
      else lane.look();
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#sweeper);
    for (const lane of this.#opening) lane.cut();
    this.#rejectQueue(new ConnectionLost("The store is closed."));
    await Promise.all([...this.#lanes].map((lane) => lane.end()));
  }

  #place(asked: Asked): void {
    if (this.#ended) return asked.query.reject(new ConnectionLost("The store is closed."));
    const lane = this.#leastBusy();
    if (lane !== null && (lane.load === 0 || !this.#mayOpen())) return lane.send(asked);
    if (this.#mayOpen()) void this.#open();
    this.#queue.push(asked);
  }

  /** Prefers connections that are not silent. */
  #leastBusy(): ReadLane | null {
    let best: ReadLane | null = null;
    let bestLoad = Infinity;
    for (const lane of this.#lanes) {
      if (lane.load === 0) return lane;
      const load = lane.silentMs() > SILENT_MS ? lane.load + 1_000_000 : lane.load;
      if (load < bestLoad) [best, bestLoad] = [lane, load];
    }
    return best;
  }

  /** Silent connections do not count, up to twice `POOL_SIZE`: slow or dead ones must not displace healthy ones. */
  #mayOpen(): boolean {
    if (this.#lanes.size > 0 && performance.now() < this.#openAgainAt) return false;
    const all = this.#lanes.size + this.#opening.size;
    if (all < env.poolSize) return true;
    if (all >= env.poolSize * 2) return false;
    const silent = [...this.#lanes].filter((lane) => lane.silentMs() > SILENT_MS).length;
    return all - silent < env.poolSize;
  }

  async #open(): Promise<void> {
    const lane = new ReadLane(this.#url, {
      idle: () => this.#idle(lane),
      lost: (lost, unsent) => this.#lost(lost, unsent),
      readOnly: () => this.#suspect(),
    });
    this.#opening.add(lane);
    try {
      await lane.open();
    } catch (problem) {
      this.#opening.delete(lane);
      lane.cut();
      return this.#notOpened(problem);
    }
    if (!this.#opening.delete(lane)) return;
    this.#lanes.add(lane);
    this.#serveQueue();
  }

  /** Open connections take the queue; without any, the queue is rejected with the reason. */
  #notOpened(problem: unknown): void {
    this.#openAgainAt = performance.now() + OPEN_AGAIN_MS;
    if (this.#lanes.size > 0) this.#serveQueue();
    else if (this.#opening.size === 0) this.#rejectQueue(problem);
  }

  #serveQueue(): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const asked of waiting) this.#place(asked);
  }

  #idle(lane: ReadLane): void {
    const next = this.#queue.shift();
    if (next !== undefined) return lane.send(next);
    // Extra connection, opened while others were silent.
    if (this.#lanes.size > env.poolSize) {
      this.#lanes.delete(lane);
      void lane.end();
    }
  }

  #lost(lane: ReadLane, unsent: Asked[]): void {
    this.#opening.delete(lane);
    this.#lanes.delete(lane);
    for (const asked of unsent) this.#place(asked);
  }

  #cutAll(): void {
    for (const lane of [...this.#opening, ...this.#lanes]) lane.cut();
  }

  #rejectQueue(problem: unknown): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const { query } of waiting) query.reject(problem);
  }

  #sweep(): void {
    const limit = env.commandLimitMs + ABOVE_STATEMENTS_MS;
    const now = performance.now();
    for (const lane of this.#lanes) {
      if (lane.oldestMs() > limit) lane.cut();
      if (lane.silentMs() > SILENT_MS) this.#suspect();
    }
    while (this.#queue[0] !== undefined && now - this.#queue[0].since > limit)
      this.#queue.shift()?.query.reject(new ConnectionLost("No connection came free in time."));
    const atRest = this.#queue.length === 0 && [...this.#lanes].every((lane) => lane.load === 0);
    if (!atRest) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}
