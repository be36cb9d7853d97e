/** Languages: names for all of ISO 639-1, and forgiving reading of what a person types. */
import { expect, test } from "vitest";
import { findLanguage, languageName, LANGUAGES } from "#app/domain/people/profile/languages.ts";
import { initialsOf } from "#app/ui/page/initials.ts";

test("each of the 183 languages has a name of its own", () => {
  expect(LANGUAGES).toHaveLength(183);
  expect(new Set(LANGUAGES.map(({ name }) => name)).size).toBe(183);
  expect(LANGUAGES.filter(({ code, name }) => code === name)).toEqual([]);
});

test("every language is found by its English name", () => {
  const found = LANGUAGES.map(({ name }) => findLanguage(name));
  expect(found).toEqual(LANGUAGES.map(({ code }) => code));
});

test.each([
  ["German", "de"],
  [" german ", "de"],
  ["Deutsch", "de"],
  ["DE", "de"],
  ["français", "fr"],
  ["francais", "fr"],
  ["Volapuk", "vo"],
  ["日本語", "ja"],
  ["العربية", "ar"],
])("the typed language %s is found", (typed, code) => {
  expect(findLanguage(typed)).toBe(code);
});

test("an unknown language is not found, and an unknown code is shown as it is", () => {
  expect(["Klingonese", "", "d", "deu deu"].map(findLanguage)).toEqual([null, null, null, null]);
  expect(languageName("xx")).toBe("xx");
});

test.each([
  ["Lin Chen", "LC"],
  ["Ada", "A"],
  ["ada maria von lovelace", "AL"],
  ["Łukasz Ång", "ŁÅ"],
  ["陳 琳", "陳琳"],
  ["“Q” (Quill)", "QQ"],
  ["…", ""],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
