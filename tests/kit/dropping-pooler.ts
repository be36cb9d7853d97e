/** A pooler before a database that drops start parameters (like PgBouncer with `ignore_startup_parameters`). */
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Socket } from "node:net";

export interface DroppingPooler {
  /** The address of the database through the pooler. */
  url: string;
  stop(): Promise<void>;
}

const NAME = ".s.PGSQL.5432";
const KEPT = new Set(["user", "database", "application_name", "client_encoding"]);

/** For addresses with `?host=/folder`, as the embedded server has. Keeps the owner's login. */
export async function droppingPooler(url: string): Promise<DroppingPooler> {
  const address = new URL(url);
  const behind = join(address.searchParams.get("host") ?? "", NAME);
  const folder = mkdtempSync(join(tmpdir(), "farthing-pooler-"));
  address.searchParams.set("host", folder);
  address.searchParams.delete("app_user");
  const open = new Set<Socket>();
  const server = createServer((here) => {
    const there = connect(behind);
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => (open.delete(one), other.destroy()));
    }
    there.pipe(here);
    here.once("data", (start: Buffer) => {
      there.write(withoutParameters(start));
      here.pipe(there);
    });
  });
  await new Promise<void>((resolve) => server.listen(join(folder, NAME), resolve));
  return {
    url: address.href,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first message: its length, the protocol version, then names and values, each ending with a zero byte. */
function withoutParameters(start: Buffer): Buffer {
  const length = start.readUInt32BE(0);
  const words = start.subarray(8, length).toString("utf8").split("\0");
  const kept: string[] = [];
  for (let place = 0; place + 1 < words.length && words[place] !== ""; place += 2)
    if (KEPT.has(words[place] ?? "")) kept.push(words[place] ?? "", words[place + 1] ?? "");
  const body = Buffer.from(`${kept.join("\0")}\0\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  start.copy(head, 4, 4, 8);
  return Buffer.concat([head, body, start.subarray(length)]);
}
