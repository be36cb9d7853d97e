/** What a search finds: accents, words of signs, categories and freelancers, scripts without spaces; and what is corrected. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { person } from "#tests/kit/cast.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

useDatabase();
let lin: UserActor;
let casey: UserActor;

async function sell(by: UserActor, title: string, changes: Partial<GigContent> = {}) {
  const content = sampleContent({ title, tags: [], ...changes });
  const { answer } = await createGig(by, { key: newFormKey(), content });
  await publishGig(by, { key: newFormKey(), ...answer });
  return { id: answer.id, content };
}

async function found(words: string): Promise<string[]> {
  const { gigs } = await searchGigs(readFilters(new URLSearchParams({ q: words })));
  return gigs.map(({ title }) => title).sort();
}

const MENU = "Menus for your café in Kraków";
const CASES = "A leather case for spectacles";
const CPP = "I program in C++ for you";
const CSHARP = "I program in C# for you";
const PLAIN_C = "I program in plain C for you";
const DOTNET = "Repair of old .NET services";
const MARK = "A mark for your company";
const JAPANESE = "東京のロゴを作ります、早くて安い";
const THAI = "ออกแบบโลโก้ราคาถูก";

beforeAll(async () => {
  lin = await person("lin");
  casey = await person("casey-one");
  await sell(lin, MENU);
  await sell(lin, CASES);
  await sell(casey, CPP);
  await sell(casey, CSHARP);
  await sell(casey, PLAIN_C);
  await sell(casey, DOTNET);
  await sell(casey, MARK, { categoryId: "design/logos-branding" });
  await sell(lin, JAPANESE);
  await sell(lin, THAI);
  await refreshSearchWords();
});

describe("the terms people typed", () => {
  const EXPECTED: Record<string, string[]> = {
    cafe: [MENU],
    café: [MENU],
    "C++": [CPP],
    "C#": [CSHARP],
    ".NET": [DOTNET],
    "casey-one": [CPP, CSHARP, PLAIN_C, MARK, DOTNET].sort(),
  };
  const terms = readFileSync(
    new URL("../../../fixtures/cases/C18-search-terms.txt", import.meta.url),
    "utf8",
  );
  test.each(terms.trim().split("\n"))("%s", async (term) => {
    expect(await found(term)).toEqual(EXPECTED[term]);
  });
  test("a single C finds neither C++ nor C#", async () => {
    expect(await found("plain C")).toEqual([PLAIN_C]);
    expect(await found("program -C++")).toEqual([CSHARP, PLAIN_C].sort());
  });
  test("accents fold in both directions, in letters without a base too", async () => {
    expect(await found("krakow menús")).toEqual([MENU]);
  });
});

describe("names", () => {
  test("of a category and of its parent find its gigs", async () => {
    expect(await found("logo design")).toEqual([MARK]);
    expect(await found("logo mark")).toEqual([MARK]);
  });
  test("of a freelancer find their gigs, after a new name and a new category too", async () => {
    const own = await ownProfile(lin);
    await changeProfile(lin, { ...own, name: "Zuzanna Łoś", key: newFormKey() });
    expect(await found("zuzanna los cafe")).toEqual([MENU]);
    const { id, content } = await sell(lin, "Words for any page", {});
    expect(await found("zuzanna words")).toEqual(["Words for any page"]);
    const moved = { ...content, categoryId: "design/logos-branding" };
    await editGig(lin, { key: newFormKey(), id, version: 2, content: moved });
    expect(await found("zuzanna logo design")).toEqual(["Words for any page"]);
  });
  test("of a renamed category find its gigs in the same command", async () => {
    const spec = { name: "test.rename" as const, actor: OPERATOR, key: newFormKey(), input: {} };
    await command(spec, async ({ sql }) => {
      await sql`update categories set name = 'Emblems' where id = 'design/logos-branding'`;
      return {};
    });
    expect(await found("emblems mark")).toEqual([MARK]);
    await command({ ...spec, key: newFormKey() }, async ({ sql }) => {
      await sql`update categories set name = 'Logos & branding' where id = 'design/logos-branding'`;
      return {};
    });
  });
});

describe("scripts without spaces", () => {
  test.each([
    ["ロゴ", [JAPANESE]],
    ["東京", [JAPANESE]],
    ["京東", []],
    ["โลโก้", [THAI]],
  ])("%s is found within a text", async (words, titles) => {
    expect(await found(words)).toEqual(titles);
  });
});

describe("a word that no gig has", () => {
  const understood = async (q: string) =>
    (await searchGigs(readFilters(new URLSearchParams({ q })))).understood;
  test("is not corrected when it is an English word; the similar word is offered", async () => {
    expect(await understood("cake")).toMatchObject({
      corrected: null,
      unknown: ["cake"],
      // Every sample is drawn "with care".
      meant: "care",
    });
    expect(await found("cake")).toEqual([]);
  });
  test("is not corrected when it is short and has another letter, as words of other languages do", async () => {
    expect(await understood("caso")).toMatchObject({ corrected: null, meant: "case" });
  });
  test("is corrected when it is a slip, and named", async () => {
    expect(await understood("spectacels")).toMatchObject({
      corrected: "spectacles",
      replaced: ["spectacels"],
      unknown: [],
    });
  });
  test("leaves prices their currency", async () => {
    const nothing = await searchGigs(readFilters(new URLSearchParams({ q: "xyzzyqq" })));
    expect([nothing.counts.total, nothing.currencies]).toEqual([0, ["USD"]]);
  });
});

describe("hyphens, slashes and apostrophes", () => {
  test("do not part a search from its gigs", async () => {
    await sell(lin, "E-mail and UI/UX writing for men's shops");
    for (const words of ["email", "e-mail", "ux writing", "mens shops", "men's shops"])
      expect(await found(words)).toEqual(["E-mail and UI/UX writing for men's shops"]);
  });
});
