/** Measures the search at 20 000 and at a million gigs, each reading beside a reading by key; and the import beside a plain copy. */
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import { closeStore, sql } from "#app/domain/store/store.ts";
import { connect } from "#db/client.server.ts";
import { enter } from "./growth/stores.ts";
import { databaseBeside } from "./place.ts";
import type { Bench, Table } from "./report.ts";
import { growMarket } from "./search/grow.ts";
import { benchImport } from "./search/imported.ts";
import { commonWords, queriesFor } from "./search/queries.ts";
import { Times } from "./search/times.ts";

const SMALL = 20_000;
const LARGE = 1_000_000;
const ROUNDS = 12;
/** Readings of each search in one round of one store. */
const READINGS = 10;
const SUSPENDED = 10_000;
/** Of the imported file. */
const LINES = 100_000;

interface Market {
  name: "small" | "large" | "suspended";
  url: string;
}

/** `--gigs 100000` for a smaller large market; `--rounds 3` for a shorter run; `--lines 1000000` for a longer import. */
export async function benchSearch({ url, say, sizes }: Bench): Promise<Table[]> {
  const gigs = sizes["gigs"] ?? LARGE;
  await closeStore();
  await growMarket(url, SMALL, say);
  const beside = await databaseBeside(url);
  await prepareStore(beside);
  await closeStore();
  await growMarket(beside, gigs, say);
  const small: Market = { name: "small", url };
  const large: Market = { name: "large", url: beside };
  const rounds = sizes["rounds"] ?? ROUNDS;
  const times = new Times();
  for (let round = 0; round < rounds; round += 1) {
    say(`round ${round + 1} of ${rounds}`);
    for (const market of round % 2 === 0 ? [small, large] : [large, small])
      await read(market, times);
  }
  await suspend(beside, say);
  for (let round = 0; round < rounds; round += 1)
    await read({ name: "suspended", url: beside }, times);
  const lines = sizes["lines"] ?? LINES;
  const third = await databaseBeside(beside);
  await prepareStore(third);
  await closeStore();
  const imported = await benchImport(third, lines, say);
  await enter(small);
  return [times.table(gigs), imported];
}

async function read({ name, url }: Market, times: Times): Promise<void> {
  await enter({ url });
  const words = await commonWords();
  const keys = await sql<{ id: string }[]>`select id from gigs order by md5(id) limit 400`;
  const byKey = keys.map(
    ({ id }) =>
      () =>
        sql`select * from gigs where id = ${id}`,
  );
  let next = 0;
  const key = () => byKey[(next += 1) % byKey.length]?.();
  for (const query of await queriesFor(words)) {
    const run = () => searchGigs(readFilters(new URLSearchParams(query.params)));
    for (let n = 0; n < 3; n += 1) await run();
    for (let n = 0; n < READINGS; n += 1) {
      await times.take(name, query.name, run);
      await times.take(name, "by key", key);
    }
  }
}

/** Every tenth person, to the number of 10 000 at the most. */
async function suspend(url: string, say: Bench["say"]): Promise<void> {
  await closeStore();
  const owner = connect(url, { max: 1 });
  const begun = performance.now();
  await owner`set session_replication_role = replica`;
  await owner`alter table users enable always trigger users_take_their_gigs_along`;
  await owner`alter table search_gigs enable always trigger search_gigs_uncounted`;
  const { count } = await owner`
    update users set state = 'suspended' where id in (select id from users where handle like 'maker-%0' order by id limit ${SUSPENDED})`;
  await owner`select fold_search()`;
  say(`${count} people suspended in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  await owner`vacuum analyze search_gigs, search_lexemes, search_counts, search_groups`;
  await owner.end();
}
