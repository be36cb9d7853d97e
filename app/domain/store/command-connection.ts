/** One connection for commands: one transaction at a time, behind a proxy that refuses statements once the connection died. */
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { requireTrueConnection } from "#db/connection-truth.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import { HeldSocket } from "#db/held-socket.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { within } from "./within.ts";

/** Parses `timestamptz` as Date. drizzle leaves text for its own mapping, which accepts a Date too. */
export function parseMoments(client: Sql): void {
  const TIMESTAMPTZ = 1184;
  client.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
}

/** Role and time limits of the application's connections. */
export function applicationConnection() {
  return {
    role: "farthing_app",
    statementTimeoutMs: env.commandLimitMs,
    idleInTransactionMs: env.commandLimitMs,
  } as const;
}

/** SQLSTATE of every statement after a failed one in the same transaction. */
const ABORTED = "25P02";

const LOOK_MS = 2000;

/** A statement inside the driver; `state` is the connection it was sent over. */
interface Asked {
  executed: boolean;
  state: unknown;
  resolve: (rows: unknown) => void;
  reject: (problem: unknown) => void;
  cancel(): void;
}

function connectionLost(): ConnectionLost {
  return new ConnectionLost("The connection of this transaction is gone.");
}

/**
 * After a transaction's connection broke, postgres.js may send the next statements over another connection, may wait for ever on
 * a dead one, and loses its own rollback (upstream issues 1155 and 1215). So this class shares its connection with nothing, never
 * uses the driver's transactions, lets nothing through once the connection closed, and is discarded whole (decision 33).
 */
export class CommandConnection {
  /** The first failure since `begin`; statements sent along with the failed one only report an aborted transaction. */
  #firstFailure: unknown = null;
  readonly sql: TxSql;
  readonly db: PostgresJsDatabase;
  #alive = true;
  #heard = false;
  readonly #client: Sql;
  readonly #databaseUrl: string;
  #truth: Promise<void> | undefined;
  readonly #held = new HeldSocket();
  readonly #hearers = new Set<(lost: ConnectionLost) => void>();
  /** Statements of this transaction given to the driver; some may still be in its queue. */
  readonly #asked = new Set<Asked>();

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
    this.#client = connect(databaseUrl, {
      ...applicationConnection(),
      max: 1,
      neverScan: true,
      name: "farthing commands",
      held: this.#held,
      onclose: () => this.#bury(),
    });
    const gated = this.#gate(this.#client);
    this.sql = gated as unknown as TxSql;
    this.db = drizzle({ client: gated });
    parseMoments(this.#client);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /**
   * The result of `work`, or `ConnectionLost` as soon as the connection is gone. Removes its listener when done: `Promise.race`
   * against one long-lived promise would leak a reaction per transaction.
   */
  orLost<T>(work: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (!this.#alive) reject(connectionLost());
    this.#hearers.add(reject);
    work.then(resolve, reject);
    return promise.finally(() => this.#hearers.delete(reject));
  }

  /** Asks the server once whether this connection has the narrow role and its limits. Rejects with `ConnectionUntrue`. */
  requireTruth(): Promise<void> {
    this.#truth ??= requireTrueConnection(
      this.sql,
      this.#databaseUrl,
      applicationConnection(),
    ).catch((problem: unknown) => {
      this.#truth = undefined;
      throw problem;
    });
    return this.#truth;
  }

  /** Whether the server answered any statement of this transaction. */
  get heard(): boolean {
    return this.#heard;
  }

  /** Asks whether the connection is alive and cuts a dead one. Only between transactions. */
  async look(): Promise<void> {
    const late = () => connectionLost();
    const answer = Promise.resolve(this.#client`select 1`);
    await within(LOOK_MS, this.orLost(answer), late).catch(() => this.destroy());
  }

  /** Resets what belongs to the last transaction. */
  forget(): void {
    this.#firstFailure = null;
    this.#heard = false;
    this.#asked.clear();
  }

  /** The cause of "transaction is aborted", which may arrive first when statements are sent together. */
  reasonFor(problem: unknown): unknown {
    const { code } = (problem ?? {}) as { code?: unknown };
    return code === ABORTED ? (this.#firstFailure ?? problem) : problem;
  }

  /** Cuts the connection; the server rolls the transaction back. */
  destroy(): void {
    if (!this.#alive) return;
    this.#shut();
    void this.#client.end({ timeout: 0 }).catch(() => {});
    this.#held.destroy();
  }

  /** Ends the connection after pending statements. */
  async end(): Promise<void> {
    this.#alive = false;
    await this.#client.end({ timeout: 5 });
  }

  /**
   * Removes unsent statements from the driver's queue, which it reads right after this: it would reconnect and run each outside
   * of any transaction.
   */
  #bury(): void {
    this.#shut();
    for (const asked of this.#asked) if (asked.executed && asked.state === null) asked.cancel();
    this.#asked.clear();
    void this.#client.end({ timeout: 0 }).catch(() => {});
  }

  #shut(): void {
    this.#alive = false;
    for (const tell of this.#hearers) tell(connectionLost());
    this.#hearers.clear();
  }

  /** Notes a query's answer or failure through its callbacks. Awaiting it here would send it too early. */
  #listen<Q>(query: Q): Q {
    const asked = query as Partial<Asked>;
    const { reject } = asked;
    if (typeof reject !== "function") return query;
    this.#asked.add(asked as Asked);
    const { resolve } = asked;
    asked.resolve = (rows) => {
      this.#heard = true;
      resolve?.(rows);
    };
    asked.reject = (problem) => {
      this.#firstFailure ??= problem;
      reject(problem);
    };
    return query;
  }

  #gate(client: Sql): Sql {
    const pass = () => {
      if (!this.#alive) throw connectionLost();
    };
    return new Proxy(client, {
      apply: (target, _self, args: Parameters<Sql>) => {
        pass();
        return this.#listen(target(...args));
      },
      get: (target, property) => {
        if (property !== "unsafe") return target[property as keyof Sql];
        pass();
        return (...args: Parameters<Sql["unsafe"]>) => this.#listen(target.unsafe(...args));
      },
    });
  }
}
