/** Staff move gigs to other categories: once, with a word to the freelancer, and with categories of their own name. */
import { beforeAll, describe, expect, test } from "vitest";
import { keyCategories } from "#app/domain/catalog/category-keys.ts";
import { moveToCategory } from "#app/domain/catalog/mend/move-to-category.ts";
import { thingsToMend } from "#app/domain/catalog/mend/things-to-mend.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { asBefore, importedAs } from "./merged-store.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  // As an earlier import left it: one category for C++, C# and C.
  await sql`insert into categories (id, name) values ('c', 'C++')`;
});

const move = (id: string, categoryId: string | null, name = "") =>
  moveToCategory(people.sol, { key: newFormKey(), id, categoryId, name });

async function placeOf(id: string) {
  const [row] = await sql`
    select c.name, c.id, g.version, g.state,
      (select count(*)::int from events e where e.subject_id = g.id and e.name = 'gig.moved') as told
    from gigs g join categories c on c.id = g.category_id where g.id = ${id}`;
  return row;
}

happensOnce("move a gig to a category", async () => {
  const id = await sampleGig(people.lin);
  const moved = { name: "Illustration", id: "design/illustration", version: 2, state: "published" };
  return {
    call: (key) =>
      moveToCategory(people.sol, { key, id, categoryId: "design/illustration", name: "" }),
    effect: () => placeOf(id),
    once: { ...moved, told: 1 },
    second: "done",
    both: { ...moved, told: 1 },
  };
});

describe("gigs of a category that an earlier import merged", () => {
  test("are listed with the name their file gave, and leave the list when they are moved", async () => {
    const id = await sampleGig(people.lin, { title: "I will program in C sharp" });
    await asBefore(id, { category_id: "c" });
    await importedAs(database.owner, { id, categoryId: "c" }, "C#");
    const { merged, doubtful } = await thingsToMend(people.sol);
    expect(merged).toMatchObject([{ id, category: "C++", named: "C#", parentId: null }]);
    expect(doubtful).toEqual([{ id: "c", name: "C++", gigs: 1 }]);
    await move(id, null, "C#");
    expect(await placeOf(id)).toMatchObject({ name: "C#", id: "c-sharp" });
    expect(await thingsToMend(people.sol)).toMatchObject({ merged: [], doubtful: [] });
  });
  test("have a category of their own that takes each name once, whatever its case", async () => {
    const ids = await Promise.all([1, 2, 3].map(() => sampleGig(people.lin)));
    const names = ["C", " c ", "C++"];
    for (const [place, id] of ids.entries()) await move(id, null, names[place]);
    const places = await Promise.all(ids.map(placeOf));
    expect(places.map((row) => row?.["id"])).toEqual(["c-2", "c-2", "c"]);
  });
  test("keep their old address, and the new category has one of its own", async () => {
    const found = async (category: string) =>
      (await searchGigs(readFilters(new URLSearchParams({ category })))).counts.total;
    expect([await found("c"), await found("c-2"), await found("c-sharp")]).toEqual([1, 2, 1]);
  });
  test("get their keys once, and two rows of one key stay apart", async () => {
    await database.owner`insert into categories (id, name) values ('d', 'Dd'), ('d-2', 'DD')`;
    await keyCategories(sql);
    await keyCategories(sql);
    const rows =
      await sql`select id, name_key as key from categories where id like 'd%' and name ilike 'dd' order by id`;
    expect(rows).toEqual([
      { id: "d", key: "dd" },
      { id: "d-2", key: null },
    ]);
  });
});

test("a gig is moved by staff only, to a category that is there or has a name", async () => {
  const id = await sampleGig(people.lin);
  const input = { key: newFormKey(), id, categoryId: "design", name: "" };
  expect((await refusalOf(() => moveToCategory(people.lin, input))).code).toBe("not_found");
  expect((await refusalOf(move(id, "nowhere"))).code).toBe("unknown_category");
  expect((await refusalOf(move(id, null))).code).toBe("unknown_category");
  expect((await refusalOf(move(id, "design/illustration", "Deeper"))).code).toBe(
    "unknown_category",
  );
  expect((await refusalOf(() => move(id, "design", "!!!"))).code).toBe("invalid_input");
  expect((await refusalOf(() => thingsToMend(people.lin))).code).toBe("not_found");
});
