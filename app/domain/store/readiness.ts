/** Whether this process can do its work: the connections of its pages answer, changes are taken, and its machine's clock is right. */
import { heartbeat, SKEW_WORTH_SAYING_MS } from "./heartbeat.ts";
import { sql } from "./store.ts";
import { within } from "./within.ts";

/** Why not, in words for an operator. */
class NotReady extends Error {
  override name = "NotReady";
}

const LIMIT_MS = 1800;

/** A clock that is so wrong stamps what others judge by their own: mails, signatures, certificates. */
const SKEW_TOO_MUCH_MS = 30_000;

/** Asks over the pages' own connections. Returns what an operator should know, empty when there is nothing; rejects `NotReady`. */
export async function readiness(): Promise<string> {
  const silent = () => new NotReady("the database does not answer");
  const [row] = await within(LIMIT_MS, askPool(), silent).catch(() => {
    throw silent();
  });
  if (row?.readOnly === true || heartbeat().readOnly) {
    heartbeat().suspect();
    throw new NotReady("the database takes no changes: it is read-only");
  }
  const trouble = clockTrouble();
  if (trouble !== null) throw new NotReady(trouble);
  const { skewMs } = heartbeat();
  return Math.abs(skewMs) > SKEW_WORTH_SAYING_MS ? saySkew(skewMs) : "";
}

async function askPool(): Promise<Array<{ readOnly: boolean }>> {
  const rows = await sql<{ readOnly: boolean }[]>`
    select current_setting('transaction_read_only') = 'on' as "readOnly"`;
  await heartbeat().known();
  return rows;
}

/** Why no work should begin here until the machine's clock is set; null when it is right. */
export function clockTrouble(): string | null {
  const { skewMs } = heartbeat();
  return Math.abs(skewMs) > SKEW_TOO_MUCH_MS ? saySkew(skewMs) : null;
}

function saySkew(skewMs: number): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return `this machine's clock is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} the database's`;
}
