/** Makes delivered tasks by the thousand and measures their acceptance: throughput, latency, and write-ahead log bytes. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { connect } from "#db/client.server.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { each, measure } from "#tests/bench/measure.ts";
import type { Measured } from "#tests/bench/measure.ts";
import type { Dealing, Store } from "./stores.ts";

export const CALLERS = 32;
export const LIST = 256;
const LISTS_AT_ONCE = 4;

interface Acceptance {
  buyer: UserActor;
  ids: string[];
}

/** Returns one acceptance for every task or list of tasks, delivered, in mixed order. */
export async function delivered(
  dealings: Dealing[],
  what: { acceptances: number; size: number },
): Promise<Acceptance[]> {
  const all: Acceptance[] = [];
  const each = Math.ceil(what.acceptances / dealings.length);
  for (const { buyer, freelancer } of dealings) {
    const quantity = each * what.size;
    const placed = await order(buyer, freelancer, { priceMicros: 1_500n, quantity, kind: "unit" });
    await move(freelancer, "start", placed.taskIds);
    await handOver(freelancer, placed.taskIds);
    const ids = shuffled(placed.taskIds);
    for (let n = 0; n < each; n += 1)
      all.push({ buyer, ids: ids.slice(n * what.size, (n + 1) * what.size) });
  }
  return shuffled(all);
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

export interface Accepted extends Measured {
  /** Write-ahead log bytes per task: the disk cost of a change, independent of the machine's load. */
  walBytes: number;
}

export function acceptSingles(store: Store, acceptances: Acceptance[]): Promise<Accepted> {
  return accept(store, "accept one task", CALLERS, acceptances, 1);
}

export function acceptLists(store: Store, acceptances: Acceptance[]): Promise<Accepted> {
  return accept(store, `accept in lists of ${LIST}`, LISTS_AT_ONCE, acceptances, LIST);
}

async function accept(
  { url }: Store,
  name: string,
  callers: number,
  acceptances: Acceptance[],
  unit: number,
): Promise<Accepted> {
  const before = await written(url);
  const one = async ({ buyer, ids }: Acceptance) => {
    const tasks = ids.map((id) => ({ id }));
    await advanceTasks(buyer, { transition: "accept", tasks, note: "", key: newFormKey() });
  };
  const measured = await measure(name, callers, each(acceptances, one), unit);
  const walBytes = ((await written(url)) - before) / measured.operations;
  return { ...measured, walBytes };
}

async function written(url: string): Promise<number> {
  const sql = connect(url, { max: 1 });
  const [row] = await sql<{ bytes: number }[]>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes`;
  await sql.end();
  return row?.bytes ?? 0;
}
