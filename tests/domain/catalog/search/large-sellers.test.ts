/** A seller with thousands of gigs: a decision about them writes few rows, and the worker does the rest some hundred gigs at a time. */
import { beforeAll, expect, test } from "vitest";
import { pauseGigs, resumeGigs } from "#app/domain/catalog/withdraw-gigs.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { reinstate, suspend } from "#app/domain/people/decide.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { bothReviews } from "#tests/kit/review-scene.ts";

const database = useDatabase();
const GIGS = 1_700;
let lin: UserActor;

function run<T>(work: (tx: Tx) => Promise<T>) {
  const spec = { name: "test.fill" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  return command(spec, async (tx) => ({ result: (await work(tx)) ?? null }));
}

beforeAll(async () => {
  lin = await person("lin");
  await run(async ({ sql: tx, command: { at, id } }) => {
    await tx`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
    await tx`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros,
                        delivery_days, created_at, published_at, updated_at, command_id)
      select 'gig_' || lpad(n::text, 26, '0'), ${lin.id}, 'package', 'published', 'I will draw a farthing ' || n,
             'A small coin, drawn with care ' || n % 7, 'design', 'USD', 1000000, 3, ${at}, ${at}, ${at}, ${id}
      from generate_series(1, ${GIGS}::int) n`;
  });
  await refreshSearchWords();
});

/** Gigs found by a word, the total without words, and the rows that the search keeps. */
async function found(word = "farthing") {
  const total = async (query: string) =>
    (await searchGigs(readFilters(new URLSearchParams(query)))).counts.total;
  const [rows] = await sql`select count(*)::int as rows from search_gigs`;
  return [await total(`q=${word}&exact=1`), await total(""), rows?.["rows"]];
}

/** Lexemes whose kept number is not the number of rows that have it. */
async function countedWrongly() {
  return database.owner`
    select coalesce(k.lexeme, n.lexeme) as lexeme, k.gigs, n.gigs as really
    from (select lexeme, sum(gigs)::int as gigs from search_lexemes where lexeme <> '=' group by 1 having sum(gigs) <> 0) k
      full join (select l.lexeme, count(*)::int as gigs from search_gigs, unnest(search) l group by 1) n on n.lexeme = k.lexeme
    where k.gigs is distinct from n.gigs`;
}

/** Sweeps that wait for the worker: what a command leaves instead of a row for each gig. */
async function waiting(): Promise<number> {
  return (await sql`select from search_sweeps`).length;
}

const decision = () => ({ userId: lin.id, reason: "Sold what was not theirs.", key: newFormKey() });
const EVERY = [1_000, GIGS, GIGS];

test("a suspension takes all gigs out at once and counts no lexeme of them", async () => {
  expect(await found()).toEqual(EVERY);
  const [before] = await sql`select count(*)::int as n from search_lexemes`;
  await suspend(OPERATOR, decision());
  expect(await found()).toEqual([0, 0, 0]);
  const [after] = await sql`select count(*)::int as n from search_lexemes`;
  // One row more: the number of all gigs.
  expect(after?.["n"] - before?.["n"]).toBe(1);
  await refreshSearchWords();
  expect(await countedWrongly()).toEqual([]);
  expect(await sql`select lexeme from search_lexemes`).toEqual([]);
});

test("a reinstatement leaves the gigs to the worker, which brings all of them back", async () => {
  await reinstate(OPERATOR, decision());
  expect([await found(), await waiting()]).toEqual([[0, 0, 0], 1]);
  await refreshSearchWords();
  expect(await found()).toEqual(EVERY);
  expect(await countedWrongly()).toEqual([]);
});

test("a new name leaves the gigs to the worker, which lets them be found by it", async () => {
  const own = await ownProfile(lin);
  await changeProfile(lin, { ...own, name: "Zuzanna", key: newFormKey() });
  expect([await found("zuzanna"), await waiting()]).toEqual([[0, GIGS, GIGS], 1]);
  await refreshSearchWords();
  expect(await found("zuzanna")).toEqual(EVERY);
  expect(await countedWrongly()).toEqual([]);
});

test("a suspension in the middle of a sweep wins", async () => {
  const own = await ownProfile(lin);
  await changeProfile(lin, { ...own, name: "Zofia", key: newFormKey() });
  await database.owner`select sweep_search(500)`;
  expect((await found("zofia"))[0]).toBe(500);
  await suspend(OPERATOR, decision());
  await refreshSearchWords();
  expect(await found()).toEqual([0, 0, 0]);
  await reinstate(OPERATOR, decision());
  await refreshSearchWords();
  expect(await found("zofia")).toEqual(EVERY);
});

test("an account that is closed and kept after all leaves the search at once and comes back by the worker", async () => {
  const { answer } = await run((tx) => pauseGigs(tx, lin.id));
  expect(await found()).toEqual([0, 0, 0]);
  await refreshSearchWords();
  await run((tx) => resumeGigs(tx, answer.result ?? []));
  expect([await found(), await waiting()]).toEqual([[0, 0, 0], 1]);
  await refreshSearchWords();
  expect(await found()).toEqual(EVERY);
  expect(await countedWrongly()).toEqual([]);
});

test("a new score is written by a sweep", async () => {
  await bothReviews(await person("ada"), lin, { stars: 5 });
  await refreshSearchWords();
  const rows = await sql`select distinct rating from search_gigs where freelancer_id = ${lin.id}`;
  expect(rows).toEqual([{ rating: 417 }]);
});
