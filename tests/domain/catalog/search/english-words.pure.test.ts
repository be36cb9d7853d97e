/** English words, in their regular forms too, are told from mistyped ones. */
import { expect, test } from "vitest";
import { isEnglish } from "#app/domain/catalog/search/english-words.ts";

test.each(["cafe", "cart", "trail", "dancers", "programming", "cities", "welded", "carefully"])(
  "%s is English",
  async (word) => {
    expect(await isEnglish(word)).toBe(true);
  },
);

test.each(["lgoo", "desgin", "lables", "farthign", "caso"])("%s is not", async (word) => {
  expect(await isEnglish(word)).toBe(false);
});
