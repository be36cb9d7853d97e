/** Suggestions while typing: words, categories and sellers of what is for sale, and of nothing else. */
import { beforeAll, expect, test } from "vitest";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { suggestions } from "#app/domain/catalog/search/suggest.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import { paused, sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { cast, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();

beforeAll(async () => {
  const people = await cast();
  const wrenna = await person("wrenna");
  await person("wrenold");
  const wrensus = await person("wrensus");
  await sold(people.lin, "Drawing of a wren in ink");
  await sold(people.lin, "Drawings of wrens and wrestlers");
  await sold(wrenna, "Wreaths for every door");
  await sold(wrensus, "Wreckage drawn by a suspended person");
  await paused(people.max, await sold(people.max, "Wrenches that rest right now"));
  await suspendPerson(people.sol, {
    userId: wrensus.id,
    reason: "They sold what was not theirs.",
    key: newFormKey(),
  });
  await refreshSearchWords();
});

const suggested = async (typed: string) =>
  (await suggestions(typed)).map(({ kind, text }) => `${kind}: ${text}`);

test("words of most gigs come first, one form of each; paused and suspended gigs lend none", async () => {
  expect(await suggested("wre")).toEqual([
    "words: wren",
    "words: wrenna",
    "words: wreaths",
    "words: wrestlers",
    "seller: Wrenna",
  ]);
});

test("the last word is completed, those before it stay as they were typed", async () => {
  expect((await suggestions("Ink wrea"))[0]).toEqual({
    kind: "words",
    text: "Ink wreaths",
    href: "/gigs?q=Ink+wreaths",
  });
});

test("categories with gigs are suggested by the beginning of any of their words, sellers by name or handle", async () => {
  expect(await suggested("ill")).toContain("category: Illustration");
  expect(await suggested("de")).toEqual(["category: Design"]);
  expect((await suggestions("li")).at(-1)).toEqual({
    kind: "seller",
    text: "Lin",
    href: "/sellers/lin",
  });
});

test("odd input suggests nothing and breaks nothing", async () => {
  for (const typed of [
    "",
    "w",
    "%",
    "__",
    "wre%",
    "'",
    '"wre',
    "\\",
    "wre:*",
    "\u0000wre",
    "x".repeat(5000),
    "\u{1F426}",
  ])
    expect((await suggestions(typed)).length).toBeLessThan(8);
  expect(await suggested("%%")).toEqual([]);
});
