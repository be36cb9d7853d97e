/** Gigs are found by the forms of words of their own language, whatever else is for sale. */
import { beforeAll, describe, expect, test } from "vitest";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { suggestions } from "#app/domain/catalog/search/suggest.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

useDatabase();
let lin: UserActor;

async function sell(title: string, description: string, changes: Partial<GigContent> = {}) {
  const content = sampleContent({ title, description, tags: [], ...changes });
  const { answer } = await createGig(lin, { key: newFormKey(), content });
  await publishGig(lin, { key: newFormKey(), ...answer });
  return { ...answer, version: answer.version + 1, content };
}

function search(words: string, more: Record<string, string> = {}) {
  return searchGigs(readFilters(new URLSearchParams({ q: words, ...more })));
}

async function found(words: string, more: Record<string, string> = {}): Promise<string[]> {
  return (await search(words, more)).gigs.map(({ title }) => title).sort();
}

const GERMAN = "Übersetzung Ihrer Verträge";
const RUSSIAN = "Новый перевод договора";
const ENGLISH = "Translations of contracts";
const DICE = "A die cast in bronze";
const POLISH = "Tłumaczenie umowy handlowej";

beforeAll(async () => {
  lin = await person("lin");
  await sell(GERMAN, "Ich übersetze Ihre Texte ins Deutsche und lese jede Seite zweimal.");
  await sell(RUSSIAN, "Перевод с английского на русский язык, быстро и внимательно.");
  await sell(ENGLISH, "I translate what you send me, with a note on each doubtful word.");
  await sell(DICE, "From your drawing into a mould, and from the mould into the metal.");
  await sell(POLISH, "Tłumaczę umowy z angielskiego na polski, szybko i dokładnie.");
});

describe("a search finds forms of words by the gig's language", () => {
  test.each([
    ["Übersetzungen", GERMAN],
    ["ubersetzungen", GERMAN],
    ["Vertrag übersetzen", GERMAN],
    ["новая", RUSSIAN],
    ["договоры", RUSSIAN],
    ["translating contract", ENGLISH],
    ["umowy", POLISH],
  ])("%s", async (words, title) => {
    expect(await found(words, { exact: "1" })).toEqual([title]);
  });
});

test("a word that is a stop word in another language still counts in English", async () => {
  // In German "die" is an article.
  expect(await found("die bronze")).toEqual([DICE]);
  expect(await found("die contracts")).toEqual([]);
});

test("an excluded word is excluded in every language", async () => {
  expect(await found("-übersetzungen")).toEqual([DICE, ENGLISH, POLISH, RUSSIAN].sort());
});

test("a known word of another language is neither corrected nor called unknown", async () => {
  const { understood } = await search("Verträgen");
  expect(understood).toMatchObject({ corrected: null, unknown: [], replaced: [] });
});

test("a mistyped word is corrected to a word of another language", async () => {
  const { understood, gigs } = await search("Übersetzungg");
  expect(understood).toMatchObject({ corrected: "ubersetzung" });
  expect(gigs.map(({ title }) => title)).toEqual([GERMAN]);
});

test("a begun word is completed and suggested in its language", async () => {
  expect(await found("Übersetz")).toEqual([GERMAN]);
  const texts = (await suggestions("übersetz")).map(({ text }) => text);
  expect(texts).toEqual(["ubersetze"]);
});

test("words in the title of a gig in another language put it first", async () => {
  const { gigs } = await search("verträge");
  expect(gigs.map(({ title, words }) => [title, words])).toEqual([[GERMAN, "title"]]);
});

test("a gig whose language is chosen or changed is found by it", async () => {
  const gig = await sell("Logos, Plakate, Broschüren", "Logos, Plakate, Broschüren, Karten.", {
    language: "en",
  });
  expect(await found("Broschüre", { exact: "1" })).toEqual([]);
  const content = { ...gig.content, language: "de" };
  await editGig(lin, { key: newFormKey(), id: gig.id, version: gig.version, content });
  expect(await found("Broschüre", { exact: "1" })).toEqual([gig.content.title]);
  const [row] = await sql`select language, language_chosen from gigs where id = ${gig.id}`;
  expect(row).toEqual({ language: "de", language_chosen: true });
});

test("an edit that says nothing of the language keeps a chosen one and guesses another one anew", async () => {
  const said = "Ich zeichne Ihre Karte mit Tusche auf gutem Papier.";
  const gig = await sell("Karten in Tusche gezeichnet", said);
  const languageOf = async () =>
    (await sql<{ language: string }[]>`select language from gigs where id = ${gig.id}`)[0]
      ?.language;
  expect(await languageOf()).toBe("de");
  const english = sampleContent({ title: "Maps in ink, drawn for you" });
  const edit = async (version: number, content: GigContent) =>
    (await editGig(lin, { key: newFormKey(), id: gig.id, version, content })).answer.version;
  let version = await edit(gig.version, english);
  expect(await languageOf()).toBe("en");
  version = await edit(version, { ...english, language: "fr" });
  version = await edit(version, english);
  expect(await languageOf()).toBe("fr");
  await edit(version, { ...english, language: null });
  expect(await languageOf()).toBe("en");
});

test("the store stems every language of the list, and no other", async () => {
  const { GIG_LANGUAGES } = await import("#app/domain/catalog/language/gig-languages.ts");
  const rows = await sql<{ language: string; config: string }[]>`
    select l as language, language_config(l)::text as config from unnest(${[...GIG_LANGUAGES]}::text[]) l`;
  const simple = rows.filter(({ config }) => config === "simple");
  expect(simple.map(({ language }) => language)).toEqual(["other"]);
  expect(new Set(rows.map(({ config }) => config)).size).toBe(GIG_LANGUAGES.length);
});
