/** The connections reads go through: shared out by load, each with a deadline, so that a dead one costs nobody but its own. */
import { env } from "#app/env.server.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { ReadLane } from "./read-lane.ts";
import type { DriverQuery } from "./driver-query.ts";
import type { HeartbeatListener } from "./heartbeat.ts";
import type { Asked } from "./read-lane.ts";

/** Above the time limit of statements, so that a slow one is told why; the default makes 9 s of the 10 an answer may take. */
const ABOVE_STATEMENTS_MS = 1000;

/** A connection that answers nothing for so long is set aside: nothing new is asked there, and the database's heartbeat is heart. */
const SILENT_MS = 2000;

const SWEEP_MS = 250;

/** While healthy connections do the work, one that cannot be made is tried again so much later. */
const OPEN_AGAIN_MS = 1000;

export class ReadPool implements HeartbeatListener {
  readonly #url: string;
  readonly #suspect: () => void;
  readonly #lanes = new Set<ReadLane>();
  readonly #opening = new Set<ReadLane>();
  /** What waits for a connection, in order. */
  #queue: Asked[] = [];
  #sweeper: NodeJS.Timeout | undefined;
  #openAgainAt = 0;
  #ended = false;

  constructor(url: string, suspect: () => void) {
    this.#url = url;
    this.#suspect = suspect;
  }

  /** Carries a query out over the connection with the least to do. */
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
    // Those that are being made hang at a peer that did not answer; those that are idle keep settings from before.
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

  /** Silent ones only when there is no other. */
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

  /** Silent ones do not count, up to as many again: the slow and the dead must not take the place of the healthy. */
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

  /** Healthy connections do what is waiting; without any, those who wait hear why there is none. */
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
    // Above the pool's size because others were silent for a while.
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
