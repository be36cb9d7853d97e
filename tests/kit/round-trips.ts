/** Counts the round trips of commands on the wire: how often their connections wait for an answer before they say more. */
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RoundTrips {
  /** The same database, through the counter. */
  url: string;
  /** Round trips and transactions of all command connections while `work` ran. */
  during(work: () => Promise<unknown>): Promise<{ trips: number; transactions: number }>;
  close(): Promise<void>;
}

const NAME = ".s.PGSQL.5432";
/** Types of messages: a statement of the client ends with Sync, the server's answer to it with ReadyForQuery. */
const [SYNC, READY] = ["S", "Z"];
/** What ReadyForQuery says outside of a transaction. */
const IDLE = "I".charCodeAt(0);

/** Calls `hear` with the type and the first byte of each message; the client's first message has no type. */
function messages(untyped: boolean, hear: (type: string, first: number) => void) {
  let rest: Buffer = Buffer.alloc(0);
  let headless = untyped;
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const typeBytes = headless ? 0 : 1;
      if (rest.length < typeBytes + 4) return;
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return;
      if (!headless) hear(String.fromCharCode(rest[0] ?? 0), rest[5] ?? 0);
      headless = false;
      rest = rest.subarray(end);
    }
  };
}

/** For addresses with `?host=/folder`, as the embedded server has. Statements a connection says for the first time cost a trip more. */
export async function countRoundTrips(url: string): Promise<RoundTrips> {
  const address = new URL(url);
  const behind = join(address.searchParams.get("host") ?? "", NAME);
  const folder = mkdtempSync(join(tmpdir(), "farthing-trips-"));
  address.searchParams.set("host", folder);
  const count = { trips: 0, transactions: 0 };
  const server = createServer((here) => {
    const there = connect(behind);
    let [counted, unanswered, inside] = [false, 0, false];
    here.once("data", (hello: Buffer) => {
      counted = hello.includes("farthing commands");
    });
    const asked = messages(true, (type) => {
      if (type !== SYNC || !counted) return;
      if (unanswered === 0) count.trips += 1;
      unanswered += 1;
    });
    const answered = messages(false, (type, status) => {
      if (type !== READY || !counted) return;
      unanswered = Math.max(0, unanswered - 1);
      if (inside && status === IDLE) count.transactions += 1;
      inside = status !== IDLE;
    });
    here.on("data", asked).pipe(there);
    there.on("data", answered).pipe(here);
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const)
      one.on("error", () => {}).on("close", () => other.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(join(folder, NAME), resolve));
  return {
    url: address.href,
    async during(work) {
      const before = { ...count };
      await work();
      return {
        trips: count.trips - before.trips,
        transactions: count.transactions - before.transactions,
      };
    },
    async close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
