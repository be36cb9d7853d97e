/** A search reads about as many pages of the store among 40 000 gigs as among 5 000, whatever is asked. Pages are counted, not time. */
import { beforeAll, expect, test } from "vitest";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { overrideEnv } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { pagesRead } from "#tests/kit/pages-read.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

/** A page of results and its listings; a thousand matches at the most are read to be counted. */
const MOST_PAGES = 500;

const database = useDatabase({ checks: false });

/** Gigs `from` to `to` as `search_put` would write them: one word in all, one in every twelfth, one in ten; a third of the
 * people have a score. */
async function fill(from: number, to: number): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    // Flushed at its commit: rows of an unflushed one cannot be marked visible to all, and scans of indexes would read them one by one.
    await tx`set local synchronous_commit = on`;
    await tx`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros, delivery_days, created_at,
        published_at, updated_at, command_id)
      select 'gig_' || lpad(n::text, 26, '0'), 'usr_' || lpad((n / 10)::text, 26, '0'), 'package', 'published', 'Gig ' || n, 'Words.',
        case when n % 3 = 0 then 'design/illustration' else 'writing' end, 'USD', 1000000 * (1 + n % 700), 1 + n % 20, at, at, at, 'cmd_x'
      from generate_series(${from}::int, ${to - 1}::int) n, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as at) t`;
    await tx`
      insert into users (id, handle, name, state, created_at, command_id)
      select distinct freelancer_id, freelancer_id, 'Maker', 'active', now(), 'cmd_x' from gigs on conflict do nothing`;
    await tx`
      insert into search_gigs (id, freelancer_id, category_id, top, kind, currency, from_micros, delivery_days, band, delivery, rating, published_at, search)
      select id, freelancer_id, category_id, split_part(category_id, '/', 1), kind, currency, from_micros, delivery_days,
        width_bucket(from_micros, array[1000000, 20000000, 100000000, 500000000]::bigint[]), width_bucket(delivery_days, array[2, 4, 8, 15]),
        case when n / 10 % 3 = 0 then 400 + n / 10 % 100 else 400 end, published_at, array_to_tsvector(array['common', '=common'] || case when n % 12 = 0 then '{often}'::text[] else '{}' end
          || case when n in (1, 70, 600, 4000) then '{seldom}'::text[] else '{}' end || array['n' || n])
      from gigs, lateral (select right(id, 10)::int as n) t where n >= ${from}::int`;
    await tx`
      insert into search_counts select w.within, w.category, s.kind, s.currency, s.band, s.delivery, count(*), 1
      from search_gigs s cross join lateral (values ('', s.top), (s.top, s.category_id)) w(within, category)
      where right(s.id, 10)::int >= ${from}::int group by 1, 2, 3, 4, 5, 6`;
    await tx`
      insert into search_lexemes select l.lexeme, count(*), 1 from search_gigs, unnest(search) l where right(id, 10)::int >= ${from}::int group by 1
      union all select '=', ${to - from}::int, 1`;
  });
  await foldAndVacuum();
}

/**
 * Folds the counts and vacuums until every page is visible to all. While a commit is unflushed, or another session of the store still
 * looks at it, autovacuum among them, pages stay unmarked, and scans of indexes read the rows beneath.
 */
async function foldAndVacuum(): Promise<void> {
  await database.owner`select fold_search()`;
  await untilTrue(20, async () => {
    await database.owner`vacuum analyze search_gigs, search_counts, search_lexemes, search_groups, search_marks, gigs, users`;
    const [row] = await database.owner<{ unmarked: number }[]>`
      select sum(relpages - relallvisible)::int as unmarked from pg_class
      where oid = any (array['search_gigs', 'search_counts', 'search_lexemes', 'search_groups', 'search_marks', 'gigs', 'users']::regclass[])`;
    return row?.unmarked === 0;
  });
}

const SEARCHES = [
  "",
  "category=writing",
  "category=design/illustration&days=3",
  "sort=price-up",
  "sort=rating",
  "sort=rating&category=design/illustration",
  "q=common&exact=1&sort=rating",
  "q=often&exact=1&sort=rating",
  "sort=price-down&band=3&currency=USD",
  "min=10&max=12",
  "after=2026-01-02T00:00:00.000000Z~gig_00000000000000000000000900",
  "q=seldom&exact=1",
  "q=common&exact=1",
  "q=often&exact=1",
  "q=common+often&exact=1",
  "q=common&exact=1&sort=delivery",
  "q=common&exact=1&category=design/illustration",
  "q=common&exact=1&after=2.2026-01-02T00:00:00.000000Z~gig_00000000000000000000000900",
  "q=comon",
];

let few: Map<string, number>;

async function readings(): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  for (const query of SEARCHES) {
    const { pages, result } = await pagesRead(() =>
      searchGigs(readFilters(new URLSearchParams(query))),
    );
    expect(result.gigs.length).toBeGreaterThan(2);
    all.set(query, pages);
  }
  return all;
}

beforeAll(async () => {
  // One connection, whose statistics can be read.
  overrideEnv({ poolSize: 1 });
  await database.owner`insert into search_words (word, lexeme, near) values ('common', 'common', one_letter_less('common'))`;
  await fill(0, 5_000);
  few = await readings();
  await fill(5_000, 40_000);
}, 60_000);

test("no search reads twice as many pages of a market eight times as large", async () => {
  const many = await readings();
  const grown = [...many].filter(
    ([query, pages]) => pages > Math.max(2 * (few.get(query) ?? 0), MOST_PAGES),
  );
  expect(Object.fromEntries(grown)).toEqual({});
  // Every gig has the word; reading them all would be thousands of pages.
  expect(many.get("q=common&exact=1")).toBeLessThan(1_000);
});

test("a total that was counted only so far says so", async () => {
  const counted = async (query: string) =>
    (await searchGigs(readFilters(new URLSearchParams(query)))).counts;
  expect(await counted("q=common&exact=1")).toMatchObject({
    total: 1000,
    exact: false,
    numbers: false,
  });
  expect(await counted("q=seldom&exact=1")).toMatchObject({
    total: 4,
    exact: true,
    numbers: true,
  });
  expect(await counted("")).toMatchObject({ total: 40_000, exact: true, numbers: true });
  expect(await counted("min=1&max=600")).toMatchObject({ total: 1000, exact: false });
});

test("with a tenth of the people suspended, a search reads at most a tenth more pages", async () => {
  const before = await readings();
  await database.owner.begin(async (tx) => {
    await tx`set local synchronous_commit = on`;
    await tx`set local session_replication_role = replica`;
    await tx`alter table users enable always trigger users_take_their_gigs_along`;
    await tx`alter table search_gigs enable always trigger search_gigs_uncounted`;
    await tx`update users set state = 'suspended' where id like 'usr_%7'`;
    await tx`alter table users enable trigger users_take_their_gigs_along`;
    await tx`alter table search_gigs enable trigger search_gigs_uncounted`;
  });
  await foldAndVacuum();
  const after = await readings();
  const grown = [...after].filter(([query, pages]) => pages > 1.1 * (before.get(query) ?? 0) + 5);
  expect(Object.fromEntries(grown)).toEqual({});
  const { counts } = await searchGigs(readFilters(new URLSearchParams()));
  expect(counts.total).toBe(36_000);
});
