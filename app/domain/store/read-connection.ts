/** One connection for reads, shared by many queries at once; discarded whole when it is lost. */
import { drizzle } from "drizzle-orm/postgres-js";
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { requireTrueConnection } from "#db/connection-truth.ts";
import { HeldSocket } from "#db/held-socket.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { isReadOnly } from "./database-refusals.ts";
import { driverOf } from "./driver-query.ts";
import { applicationConnection, parseMoments } from "./command-connection.ts";
import { within } from "./within.ts";
import type { DriverQuery } from "./driver-query.ts";

/** A query in flight, and since when (`performance.now()`). */
export interface Asked {
  query: DriverQuery;
  since: number;
  connection: ReadConnection | null;
  /** True while the query is taken back from a lost connection, over which it was never sent. */
  moving: boolean;
}

export interface ReadConnectionHome {
  /** Every query is answered. */
  idle(): void;
  /** The connection is lost; the queries in `unsent` were never sent and may be sent over another. */
  lost(connection: ReadConnection, unsent: Asked[]): void;
  readOnly(): void;
}

const OPENING_MS = 3000;
const LOOK_MS = 2000;

export class ReadConnection {
  readonly #held = new HeldSocket();
  readonly #client: Sql;
  readonly #driver: ReturnType<typeof driverOf>;
  readonly #home: ReadConnectionHome;
  readonly #url: string;
  /** In the order they were sent. */
  readonly #asked = new Set<Asked>();
  #heardAt = performance.now();
  #over = false;

  constructor(url: string, home: ReadConnectionHome) {
    this.#home = home;
    this.#url = url;
    this.#client = connect(url, {
      ...applicationConnection(),
      max: 1,
      name: "farthing",
      held: this.#held,
      onclose: () => this.#lost(),
    });
    // drizzle registers its type mappings on the client that reads.
    drizzle({ client: this.#client });
    parseMoments(this.#client);
    this.#driver = driverOf(this.#client);
  }

  /** Connects. Rejects when that takes longer than 3 s or the connection lacks the narrow role or its limits. */
  async open(): Promise<void> {
    await this.#answers(OPENING_MS);
    const truth = requireTrueConnection(this.#client, this.#url, applicationConnection());
    await within(OPENING_MS, truth, gone);
    this.#heardAt = performance.now();
  }

  get load(): number {
    return this.#asked.size;
  }

  /** Milliseconds since the last answer while a query waits; 0 without one. */
  silentMs(): number {
    const [first] = this.#asked;
    return first === undefined ? 0 : performance.now() - Math.max(this.#heardAt, first.since);
  }

  /** Age of the oldest query, in ms. */
  oldestMs(): number {
    const [first] = this.#asked;
    return first === undefined ? 0 : performance.now() - first.since;
  }

  send(asked: Asked): void {
    asked.connection = this;
    this.#asked.add(asked);
    this.#driver.carryOut(asked.query);
  }

  heard(asked: Asked, problem?: unknown): void {
    this.#asked.delete(asked);
    this.#heardAt = performance.now();
    if (this.#over) return;
    if (problem !== undefined && isReadOnly(problem)) this.#home.readOnly();
    if (this.#asked.size === 0) this.#home.idle();
  }

  /** Asks an idle connection whether it is alive; cuts a dead one. */
  look(): void {
    if (this.#asked.size === 0 && !this.#over) this.#answers(LOOK_MS).catch(() => this.cut());
  }

  /** Cuts the connection and rejects its queries at once. */
  cut(): void {
    if (this.#over) return;
    this.#lost();
    this.#held.destroy();
    for (const { query } of this.#asked) query.reject(gone());
    this.#asked.clear();
  }

  /** Ends the connection after its queries are answered. */
  async end(): Promise<void> {
    this.#over = true;
    await this.#client.end({ timeout: 5 });
    this.#held.destroy();
  }

  async #answers(limitMs: number): Promise<void> {
    await within(limitMs, Promise.resolve(this.#client`select 1`), gone);
  }

  #lost(): void {
    if (this.#over) return;
    this.#over = true;
    const unsent = [...this.#asked].filter(({ query }) => query.state === null);
    for (const asked of unsent) this.#takeBack(asked);
    void this.#client.end({ timeout: 0 }).catch(() => {});
    this.#home.lost(this, unsent);
  }

  #takeBack(asked: Asked): void {
    this.#asked.delete(asked);
    asked.moving = true;
    this.#driver.takeBack(asked.query);
    asked.query.cancelled = null;
    asked.moving = false;
    asked.connection = null;
  }
}

function gone(): ConnectionLost {
  return new ConnectionLost("The database does not answer.");
}
