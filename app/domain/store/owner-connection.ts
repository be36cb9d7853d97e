/** A connection as the database's owner, for long work without time limits; fails as soon as the database is gone. */
import { connect } from "#db/client.server.ts";
import type { Sql, Tx } from "#db/client.server.ts";
import { HeldSocket } from "#db/held-socket.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { heartbeat } from "./heartbeat.ts";
import { databaseOf, world } from "#app/domain/kernel/world.ts";

/**
 * Sends begin and commit itself. The driver's own transactions send their rollback to the dead connection and throw where no
 * caller can catch it, so that a failover would end the process (decision 40).
 */
export class OwnerConnection {
  readonly sql: Sql;
  readonly #client: Sql;
  readonly #held = new HeldSocket();
  readonly #heartbeat = heartbeat();
  readonly #listener = { gone: () => this.#held.destroy(), back() {}, beat() {} };
  readonly #lost = Promise.withResolvers<never>();
  #alive = true;
  #parts = 0;

  constructor(name: string) {
    this.#lost.promise.catch(() => {});
    this.#client = connect(databaseOf(world()), {
      max: 1,
      name,
      held: this.#held,
      onclose: () => this.#close(),
    });
    this.#heartbeat.listen(this.#listener);
    this.sql = new Proxy(this.#client, {
      apply: (target, _self, args: Parameters<Sql>) => {
        this.#pass();
        return target(...args);
      },
      get: (target, property) => {
        if (property === "unsafe") this.#pass();
        return target[property as keyof Sql];
      },
    });
  }

  /** Commits what `work` did; rolls back when it fails or the connection is lost. */
  async transaction<T>(level: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const begun = async () => {
        await this.sql.unsafe(`begin ${level}`);
        const result = await work(this.#tx());
        const { command } = await this.sql.unsafe("commit");
        // The server answers `ROLLBACK` to the commit of a transaction in which a statement failed.
        if (command !== "COMMIT") throw new Error("A statement failed, so nothing was committed.");
        return result;
      };
      return await Promise.race([begun(), this.#lost.promise]);
    } catch (problem) {
      // A server that ends the connection says so before it closes it: the rollback sent in between is never answered.
      if (this.#alive)
        await Promise.race([this.#client.unsafe("rollback"), this.#lost.promise]).catch(() => {});
      throw problem;
    }
  }

  #tx(): Tx {
    return new Proxy(this.sql, {
      get: (target, property) =>
        property === "savepoint"
          ? (work: (tx: Tx) => Promise<unknown>) => this.#part(work)
          : target[property as keyof Sql],
    }) as unknown as Tx;
  }

  /** Runs `work` in a savepoint, rolled back alone when it fails. */
  async #part<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.#parts += 1;
    const name = `part_${this.#parts}`;
    await this.sql.unsafe(`savepoint ${name}`);
    try {
      const result = await work(this.#tx());
      await this.sql.unsafe(`release savepoint ${name}`);
      return result;
    } catch (problem) {
      await this.sql.unsafe(`rollback to savepoint ${name}`);
      throw problem;
    }
  }

  async end(): Promise<void> {
    this.#heartbeat.forget(this.#listener);
    await this.#client.end({ timeout: this.#alive ? 5 : 0 });
    this.#held.destroy();
  }

  #pass(): void {
    if (!this.#alive) throw lost();
  }

  #close(): void {
    this.#alive = false;
    this.#lost.reject(lost());
  }
}

function lost(): ConnectionLost {
  return new ConnectionLost("The connection of this work is gone.");
}
