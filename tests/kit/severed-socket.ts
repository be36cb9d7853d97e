/**
 * A proxy before the database that tests can shut: connections are cut and new ones refused until it opens again.
 * Or it falls silent, like a host lost without a reset: it accepts connections and answers nothing.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server, Socket } from "node:net";

export interface Door {
  /** The address of the database through the proxy. */
  url: string;
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Refuses new connections; open ones stay. */
  refuse(): void;
  /** Keeps every connection open but carries no more data, also after `speak`; new connections are accepted. */
  silence(): void;
  /** Lets new connections work again. */
  speak(): void;
}

const NAME = ".s.PGSQL.5432";

/** For addresses with `?host=/folder`, as the embedded server has. */
export async function doorTo(url: string): Promise<Door> {
  const address = new URL(url);
  const behind = join(address.searchParams.get("host") ?? "", NAME);
  const folder = mkdtempSync(join(tmpdir(), "farthing-door-"));
  address.searchParams.set("host", folder);
  const through = new Set<Socket>();
  const pairs = new Set<[Socket, Socket]>();
  let server: Server | undefined;
  let silent = false;
  const door: Door = {
    url: address.href,
    open() {
      mkdirSync(folder, { recursive: true });
      server = createServer((here) => {
        if (silent) {
          through.add(here.on("error", () => {}).resume());
          return;
        }
        const there = connect(behind);
        pairs.add([here, there]);
        for (const [one, other] of [
          [here, there],
          [there, here],
        ] as const) {
          through.add(one);
          one.on("error", () => other.destroy());
          one.on("close", () => (through.delete(one), other.destroy()));
          one.pipe(other);
        }
      });
      return new Promise((resolve) => void server?.listen(join(folder, NAME), resolve));
    },
    refuse() {
      server?.close();
    },
    silence() {
      silent = true;
      for (const [here, there] of pairs) {
        here.unpipe(there).resume();
        there.unpipe(here).resume();
        // The server behind the proxy notices nothing either.
        here.removeAllListeners("close");
      }
      pairs.clear();
    },
    speak() {
      silent = false;
    },
    async shut() {
      const closed = new Promise((resolve) => server?.close(resolve));
      for (const socket of through) socket.destroy();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await door.open();
  return door;
}
