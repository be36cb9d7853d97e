/** A connection of its own that asks the database how it is: whether it answers, takes changes, and what time it has. */
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { HeldSocket } from "#db/held-socket.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { applicationConnection } from "./lane.ts";
import { within } from "./within.ts";
import type { ToldTime } from "#app/domain/kernel/clock.ts";

export interface Told {
  /** A standby, or set so: changes are refused with SQLSTATE 25006. */
  readOnly: boolean;
  time: ToldTime;
}

export class HeartbeatConnection {
  readonly #held = new HeldSocket();
  readonly #client: Sql;
  #opened = false;

  constructor(url: string) {
    this.#client = connect(url, {
      ...applicationConnection(),
      max: 1,
      name: "farthing heartbeat",
      held: this.#held,
    });
  }

  ask(limitMs: number): Promise<Told> {
    const late = () => new ConnectionLost("The database does not answer.");
    return within(limitMs, this.#ask(), late);
  }

  async #ask(): Promise<Told> {
    // The time it takes to connect would count as the answer's.
    if (!this.#opened) await this.#client`select 1`;
    this.#opened = true;
    const askedAt = performance.now();
    const [row] = await this.#client<{ ms: number; readOnly: boolean }[]>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms,
             current_setting('transaction_read_only') = 'on' as "readOnly"`;
    const heardAt = performance.now();
    return {
      readOnly: row?.readOnly === true,
      time: { databaseMs: row?.ms ?? 0, askedAt, heardAt },
    };
  }

  cut(): void {
    void this.#client.end({ timeout: 0 }).catch(() => {});
    this.#held.destroy();
  }
}
