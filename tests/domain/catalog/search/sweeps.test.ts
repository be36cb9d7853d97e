/** Sweeps of people who have nothing for sale do not hold up those of others, and of several of one person one is done. */
import { expect, test } from "vitest";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { sql } from "#app/domain/store/store.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

/** As the migration writes them for every person with skills and a gig, for sale or not. */
async function sweepAll(ids: readonly string[]) {
  await database.owner`
    insert into search_sweeps (freelancer_id, after, after_import) select id, '', false from unnest(${[...ids]}::text[]) id`;
}

test("one run works through sweeps that find nothing for sale", async () => {
  const people = [await person("ada"), await person("lin"), await person("max")];
  await sweepAll(people.map(({ id }) => id));
  await refreshSearchWords();
  expect(await sql`select from search_sweeps`).toHaveLength(0);
});

test("of several sweeps of one person the last writes the gigs", async () => {
  const kay = await person("kay");
  await sold(kay, "Paint a wall");
  await sold(kay, "Paint a door");
  await sweepAll([kay.id, kay.id, kay.id]);
  const written = [];
  for (let each = 0; each < 4; each += 1)
    written.push((await database.owner`select sweep_search(500) as n`)[0]?.["n"]);
  expect(written).toEqual([0, 0, 2, 0]);
});
