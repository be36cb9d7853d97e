/** A proxy between commands and the database: counts round trips, and cuts the connection at a chosen statement. */
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Cuts before the nth statement reaches the server whole, or before its answer reaches the client. */
export interface Cut {
  lost: "statement" | "answer";
  nth: number;
}

export interface Wire {
  /** The address of the database through the proxy. */
  url: string;
  /** Round trips and transactions of all command connections while `work` ran. */
  during(work: () => Promise<unknown>): Promise<{ trips: number; transactions: number }>;
  /** Cuts a command's connection once; returns whether `work` reached the cut. */
  cutting(cut: Cut, work: () => Promise<unknown>): Promise<boolean>;
  close(): Promise<void>;
}

const NAME = ".s.PGSQL.5432";
const COMMANDS = "farthing commands";
/** A statement of the client ends with Sync, the server's answer to it with ReadyForQuery. */
const [SYNC, READY] = ["S", "Z"];
/** The status in ReadyForQuery outside a transaction. */
const IDLE = "I".charCodeAt(0);

interface Message {
  /** Empty for the client's first message. */
  type: string;
  bytes: Buffer;
}

/** Splits a byte stream into messages; an incomplete rest waits for more. */
function messages(hasHello: boolean): (chunk: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0);
  let hello = hasHello;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const whole: Message[] = [];
    for (;;) {
      const typeBytes = hello ? 0 : 1;
      if (rest.length < typeBytes + 4) return whole;
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return whole;
      const type = hello ? "" : String.fromCharCode(rest[0] ?? 0);
      whole.push({ type, bytes: rest.subarray(0, end) });
      hello = false;
      rest = rest.subarray(end);
    }
  };
}

/** For addresses with `?host=/folder`, as the embedded server has. */
export async function wireTo(url: string): Promise<Wire> {
  const address = new URL(url);
  const behind = join(address.searchParams.get("host") ?? "", NAME);
  const folder = mkdtempSync(join(tmpdir(), "farthing-wire-"));
  address.searchParams.set("host", folder);
  const count = { trips: 0, transactions: 0 };
  let armed: Cut | null = null;
  /** Counts down to the cut; true when it is due. */
  const isCut = (lost: Cut["lost"]) => {
    if (armed?.lost !== lost || (armed.nth -= 1) > 0) return false;
    armed = null;
    return true;
  };
  const server = createServer((here) => {
    const there = connect(behind);
    let [watched, unanswered, inside] = [false, 0, false];
    const cut = () => (here.destroy(), there.destroy());
    const [asked, answered] = [messages(true), messages(false)];
    here.on("data", (chunk: Buffer) => {
      for (const { type, bytes } of asked(chunk)) {
        if (type === "") watched = bytes.includes(COMMANDS);
        if (watched && type === SYNC) {
          if (isCut("statement")) {
            cut();
            return;
          }
          if (unanswered === 0 && inside) count.trips += 1;
          unanswered += 1;
        }
        there.write(bytes);
      }
    });
    there.on("data", (chunk: Buffer) => {
      for (const { type, bytes } of answered(chunk)) {
        if (watched && type === READY) {
          if (isCut("answer")) {
            cut();
            return;
          }
          unanswered = Math.max(0, unanswered - 1);
          const was = inside;
          inside = bytes[5] !== IDLE;
          // Counted only when it began a transaction: idle connections are pinged from time to time.
          if (!was && inside) count.trips += 1;
          if (was && !inside) count.transactions += 1;
        }
        here.write(bytes);
      }
    });
    here.on("error", cut).on("close", cut);
    there.on("error", cut).on("close", cut);
  });
  await new Promise<void>((resolve) => void server.listen(join(folder, NAME), resolve));
  return {
    url: address.href,
    async during(work) {
      const { trips, transactions } = count;
      await work();
      return { trips: count.trips - trips, transactions: count.transactions - transactions };
    },
    async cutting(cut, work) {
      armed = { ...cut };
      await work();
      const reached = armed === null;
      armed = null;
      return reached;
    },
    async close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
