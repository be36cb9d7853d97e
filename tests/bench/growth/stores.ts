/** Prepares two stores on one server for the growth bench: an almost empty one and a full one, each with people who trade. */
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { provideDatabase } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { fillHistory } from "#tests/bench/history.ts";
import { prepareTpcb } from "#tests/bench/tpcb.ts";

export interface Dealing {
  buyer: UserActor;
  freelancer: UserActor;
}

export interface Store {
  name: "empty" | "full";
  url: string;
  transfers: number;
  /** The people who do business during the measurement; in the full store they have a long history. */
  dealings: Dealing[];
  bytes: number;
}

const DEALINGS = 32;
const PURSE = 1_000_000_000n;

/** Connects the application to this store from now on. */
export async function enter({ url }: { url: string }): Promise<void> {
  await closeStore();
  provideDatabase(url);
}

export async function emptyStore(url: string): Promise<Store> {
  await enter({ url });
  await prepareTpcb(url);
  const dealings: Dealing[] = [];
  for (let n = 0; n < DEALINGS; n += 1)
    dealings.push(await dealing(await person(`buyer-${n}`), await person(`freelancer-${n}`)));
  return { name: "empty", url, transfers: 0, dealings, bytes: await bytesOf(url) };
}

/** Fills a fresh database; `say` reports the durations. */
export async function fullStore(
  url: string,
  transfers: number,
  say: (line: string) => void,
): Promise<Store> {
  await closeStore();
  await prepareStore(url);
  const made = await fillHistory(url, { transfers, say });
  const bytes = await bytesOf(url);
  await enter({ url });
  await prepareTpcb(url);
  const begun = performance.now();
  const steps = await snapshotBalances();
  say(`first snapshots: ${steps} steps, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return { name: "full", url, transfers: made.transfers, dealings: await pastDealings(url), bytes };
}

/** Pairs of people from the history, each buyer with a balance. */
export async function pastDealings(url: string): Promise<Dealing[]> {
  const dealings: Dealing[] = [];
  for (const { buyer, freelancer } of await peopleWithAPast(url))
    dealings.push(await dealing(member(buyer), member(freelancer)));
  return dealings;
}

function member(id: string): UserActor {
  return { kind: "user", id, role: "member", level: "password", vouched: true };
}

async function dealing(buyer: UserActor, freelancer: UserActor): Promise<Dealing> {
  await enrich(buyer, PURSE);
  return { buyer, freelancer };
}

/** Picks as many pairs, evenly over all people who ordered or worked. */
async function peopleWithAPast(url: string) {
  const sql = connect(url, { max: 1 });
  const rows = await sql<{ buyer: string; freelancer: string }[]>`
    with picked as (
      select buyer_id, row_number() over (order by buyer_id) as n, count(*) over () as all_of_them
      from (select distinct buyer_id from orders) b
    ), working as (
      select freelancer_id, row_number() over (order by freelancer_id) as n, count(*) over () as all_of_them
      from (select distinct freelancer_id from orders) f
    )
    select p.buyer_id as buyer, w.freelancer_id as freelancer
    from generate_series(0, ${DEALINGS - 1}::int) g
    join picked p on p.n = 1 + g * p.all_of_them / ${DEALINGS}
    join working w on w.n = 1 + g * w.all_of_them / ${DEALINGS}`;
  await sql.end();
  return rows;
}

async function bytesOf(url: string): Promise<number> {
  const sql = connect(url, { max: 1 });
  const [row] = await sql<{ bytes: bigint }[]>`
    select pg_database_size(current_database()) as bytes`;
  await sql.end();
  return Number(row?.bytes ?? 0n);
}
