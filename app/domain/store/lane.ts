/** A lane is one connection that one transaction at a time has to itself, behind a gate that shuts when it dies. */
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { requireTrueConnection } from "#db/connection-truth.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import { HeldSocket } from "#db/held-socket.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { within } from "./within.ts";

/** Raw moments as Date: drizzle leaves them as text for its own mapping, which takes a Date too. */
export function parseMoments(client: Sql): void {
  const TIMESTAMPTZ = 1184;
  client.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
}

/** What the application's connections have in common. */
export function applicationConnection() {
  return {
    role: "farthing_app",
    statementTimeoutMs: env.commandLimitMs,
    idleInTransactionMs: env.commandLimitMs,
  } as const;
}

/** SQLSTATE of everything that follows a failure in the same transaction. */
const ABORTED = "25P02";

const LOOK_MS = 2000;

/** A statement as the driver keeps it: `state` is the connection it was sent over. */
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
 * The driver may send what follows a broken transaction over another connection, may wait for ever on a dead one, and sends
 * its own rollback into the void (upstream issues 1155 and 1215). So a lane never shares its connection, never uses the driver's
 * transactions, and once the connection closed lets nothing through: it is thrown away whole.
 */
export class Lane {
  /** What first went wrong since `begin`; everything sent along with it only says that the transaction is aborted. */
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
  /** What this transaction asked the driver for; some of it may still stand in its queue. */
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
   * What the work came to, or `ConnectionLost` as soon as the connection is gone. Whoever stopped waiting is forgotten: a
   * lane outlives very many transactions, and a race against one promise of its own would remember them all.
   */
  orLost<T>(work: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (!this.#alive) reject(connectionLost());
    this.#hearers.add(reject);
    work.then(resolve, reject);
    return promise.finally(() => this.#hearers.delete(reject));
  }

  /** Reads back once that this connection runs as the narrow role within its limits. Refuses with `ConnectionUntrue`. */
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

  /** Whether the server answered anything of this transaction. */
  get heard(): boolean {
    return this.#heard;
  }

  /** Asks whether the connection is alive, and cuts a dead one. Only while no work has it. */
  async look(): Promise<void> {
    const late = () => connectionLost();
    const answer = Promise.resolve(this.#client`select 1`);
    await within(LOOK_MS, this.orLost(answer), late).catch(() => this.destroy());
  }

  /** Forgets the transaction before. */
  forget(): void {
    this.#firstFailure = null;
    this.#heard = false;
    this.#asked.clear();
  }

  /** The reason behind "the transaction is aborted", which may reach its caller first when statements travel together. */
  reasonFor(problem: unknown): unknown {
    const { code } = (problem ?? {}) as { code?: unknown };
    return code === ABORTED ? (this.#firstFailure ?? problem) : problem;
  }

  /** Cuts the connection; what the transaction did is undone by the server. */
  destroy(): void {
    if (!this.#alive) return;
    this.#shut();
    void this.#client.end({ timeout: 0 }).catch(() => {});
    this.#held.destroy();
  }

  /** Lets the connection go politely. */
  async end(): Promise<void> {
    this.#alive = false;
    await this.#client.end({ timeout: 5 });
  }

  /**
   * The driver would carry each statement that it had not sent yet out by itself, outside of any transaction: so they are taken
   * out of its queue, which it looks into right after this.
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

  /** A query is sent when somebody waits for it, so it is not waited for here: its failing is overheard. */
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
