/** The heartbeat's own connection: asks whether the database answers, whether it takes changes, and its time. */
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { HeldSocket } from "#db/held-socket.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { applicationConnection } from "./command-connection.ts";
import { within } from "./within.ts";
import type { ToldTime } from "#app/domain/kernel/clock.ts";

export interface Told {
  /** A standby, or set to read-only: changes are refused with SQLSTATE 25006. */
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
    // Connects first, so that the time to connect does not count as round trip.
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
