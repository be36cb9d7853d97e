/** The guessed language of titles and descriptions as people write them, and names of languages in files. */
import { beforeAll, describe, expect, test } from "vitest";
import {
  gigLanguage,
  gigLanguageName,
  languageNamed,
  langOf,
} from "#app/domain/catalog/language/gig-languages.ts";
import { guessLanguage, readyToGuess } from "#app/domain/catalog/language/guess-language.ts";

describe("a language is guessed from few words", () => {
  beforeAll(() => readyToGuess());
  test.each([
    ["en", "Logo design", "Three drafts, one is finished. Files in all sizes."],
    ["en", "I will proofread your thesis", "I read each page twice and write notes for you."],
    ["de", "Übersetzung ins Deutsche", "Ich übersetze Ihre Texte sorgfältig und schnell."],
    ["fr", "Je crée votre logo", "Trois ébauches, une retenue."],
    ["es", "Traducción de textos", "Entrega rápida, del inglés al español."],
    ["ru", "Перевод текстов", "С английского на русский язык, быстро."],
    ["ar", "ترجمة النصوص", "من الإنجليزية إلى العربية بسرعة"],
    ["id", "Terjemahan ke bahasa Indonesia", "Saya akan menerjemahkan teks Anda."],
    ["other", "ロゴをデザインします", "三つの案から選べます。"],
    ["other", "Tłumaczenie tekstów", "Szybko i dokładnie, z angielskiego na polski."],
    ["en", "", ""],
    ["en", "12345", "🙂🙂🙂"],
  ])("%s: %s", (language, title, description) => {
    expect(guessLanguage(title, description)).toBe(language);
  });
  test("half a surrogate pair at the end of what is read does no harm", () => {
    expect(guessLanguage("Schöne Bilder für Ihr Haus", "🙂".repeat(300))).toBe("de");
  });
});

test.each([
  ["de", "de"],
  ["DE-at", "de"],
  ["German", "de"],
  ["deutsch", "de"],
  ["nb", "no"],
  ["Polish", "other"],
  ["other", "other"],
  ["klingon", null],
])("the cell %s names the language %s", (cell, code) => {
  expect(languageNamed(cell)).toBe(code);
});

test("a language without a stemmer is another one, of which pages say that it is unknown", () => {
  expect([gigLanguage("pl"), gigLanguageName("other"), langOf("other"), langOf("de")]).toEqual([
    "other",
    "Another language",
    "",
    "de",
  ]);
});
