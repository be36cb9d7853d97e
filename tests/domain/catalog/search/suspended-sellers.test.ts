/** Gigs of suspended people: in no search, no count and no sitemap, and back when the suspension ends. */
import { beforeAll, describe, expect, test } from "vitest";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sitemapPaths } from "#tests/kit/whole-sitemap.ts";

const database = useDatabase();
const SUSPENDED = 1000;
const PEOPLE = 1400;
const GIGS = 2800;

function run(work: (tx: Tx) => Promise<unknown>) {
  const spec = {
    name: "test.fill" as const,
    actor: OPERATOR,
    key: newFormKey(),
    input: {},
    limitMs: 60_000,
  };
  return command(spec, async (tx) => {
    await work(tx);
    return {};
  });
}

/** Two gigs each for 1 400 people, the first thousand of whom are suspended already or are suspended afterwards. */
beforeAll(async () => {
  await run(async ({ sql: tx, command: { at, id } }) => {
    await tx`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
    await tx`
      insert into users (id, handle, name, state, created_at, command_id)
      select 'usr_' || lpad(n::text, 26, '0'), 'p-' || n, 'Pat', case when n < ${SUSPENDED / 2}::int then 'suspended' else 'active' end,
             ${at}, ${id} from generate_series(0, ${PEOPLE - 1}::int) n`;
    await tx`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros,
                        delivery_days, created_at, published_at, updated_at, command_id)
      select 'gig_' || lpad(n::text, 26, '0'), 'usr_' || lpad((n % ${PEOPLE}::int)::text, 26, '0'), 'package', 'published',
             'I will draw a farthing', 'A small coin, drawn with care.', 'design', 'USD', 1000000, 3, ${at}, ${at}, ${at}, ${id}
      from generate_series(0, ${GIGS - 1}::int) n`;
    await tx`update users set state = 'suspended', command_id = ${id} where id like 'usr_%' and handle like 'p-%'
             and substr(handle, 3)::int between ${SUSPENDED / 2}::int and ${SUSPENDED - 1}::int`;
    await tx`
      insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
      select 'sus_' || substr(id, 5), id, 'By hand.', ${at}, ${at}, ${id} from users where state = 'suspended'`;
  });
});

const found = async (query: string) => {
  const { counts, gigs } = await searchGigs(readFilters(new URLSearchParams(query)));
  return [counts.total, gigs.length];
};

describe.each(["before the counts are added up", "after"])("%s", (when) => {
  beforeAll(async () => {
    if (when === "after") await refreshSearchWords();
  });
  test.each(["", "q=farthing", "category=design&days=3", "min=1&max=2"])(
    "a search (%s) and its counts hold the gigs of the other people only",
    async (query) => {
      expect(await found(query)).toEqual([(PEOPLE - SUSPENDED) * 2, 24]);
    },
  );
});

test("adding up leaves one row for each number, and a second time changes nothing", async () => {
  const rows = () => database.owner`select * from search_counts order by within, category`;
  const before = await rows();
  expect(before).toMatchObject([
    { within: "", category: "design", gigs: 800, fresh: 0 },
    { within: "design", category: "design", gigs: 800, fresh: 0 },
  ]);
  await refreshSearchWords();
  expect(await rows()).toEqual(before);
  const [twice] = await sql`select lexeme from search_lexemes group by lexeme having count(*) > 1`;
  expect(twice).toBeUndefined();
});

test("the sitemap names neither suspended people nor their gigs", async () => {
  const paths = await sitemapPaths();
  const of = (beginning: string) => paths.filter((path) => path.startsWith(beginning)).length;
  expect([of("/gigs/"), of("/sellers/")]).toEqual([(PEOPLE - SUSPENDED) * 2, PEOPLE - SUSPENDED]);
});

test("gigs of a person who is let in again are found again; those of a renamed one by the new name", async () => {
  const one = `usr_${"3".padStart(26, "0")}`;
  await run(async ({ sql: tx, command: { at, id } }) => {
    await tx`update suspensions set lifted_at = ${at}, command_id = ${id} where user_id = ${one}`;
    await tx`update users set state = 'active', command_id = ${id} where id = ${one}`;
  });
  expect((await found("q=farthing"))[0]).toBe((PEOPLE - SUSPENDED) * 2 + 2);
  await run(
    ({ sql: tx, command: { id } }) =>
      tx`update users set name = 'Zuzanna', command_id = ${id} where id = ${one}`,
  );
  expect(await found("q=zuzanna+farthing")).toEqual([2, 2]);
  expect((await found(""))[0]).toBe((PEOPLE - SUSPENDED) * 2 + 2);
});
