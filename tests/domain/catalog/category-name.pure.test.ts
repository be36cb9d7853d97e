/** Categories are one by their name, and have an address of their own. */
import { describe, expect, test } from "vitest";
import { addressWord, categoryKey, freeCategoryId } from "#app/domain/catalog/category-name.ts";
import { categoryFindings } from "#app/domain/catalog/import/import-categories.ts";

describe("two names", () => {
  test.each([
    ["C++", "c++"],
    ["Web  design", "Web design "],
    ["Caf\u00e9", "Cafe\u0301"],
    ["Straße", "STRASSE"],
    ["ΛΟΓΟΣ", "λογος"],
  ])("%s and %s are one category", (one, other) => {
    expect(categoryKey(one)).toBe(categoryKey(other));
  });
  test.each([
    ["C", "C++"],
    ["C", "C#"],
    ["Cafe", "Café"],
    ["Craft & Home", "Craft Home"],
    [".NET", "Net"],
    ["ı", "i"],
  ])("%s and %s are two categories", (one, other) => {
    expect(categoryKey(one)).not.toBe(categoryKey(other));
  });
});

describe("an address", () => {
  test.each([
    ["C++", "c-plus-plus"],
    ["C#", "c-sharp"],
    ["Arts, Design & Media", "arts-design-media"],
    ["日本語", "日本語"],
    ["x".repeat(120), "x".repeat(48)],
  ])("of %s is %s", (name, word) => {
    expect(addressWord(name)).toBe(word);
  });
  test("that is taken gets a number, beneath its own parent only", () => {
    const taken = new Set(["c", "c-2", "craft"]);
    expect(freeCategoryId("C", null, taken)).toBe("c-3");
    expect(freeCategoryId("C", "craft", taken)).toBe("craft/c");
  });
});

test("names that differ in case only are listed as taken for one, and those that look alike beside each other", () => {
  const named = [
    { parent: "Programming", name: "C#", lines: 3 },
    { parent: "PROGRAMMING", name: "c#", lines: 2 },
  ];
  const stored = [
    { id: "programming", parentId: null, name: "Programming", nameKey: "programming" },
    { id: "programming/c", parentId: "programming", name: "C", nameKey: "c" },
  ];
  expect(categoryFindings(named, stored)).toEqual({
    newCategories: [{ name: "Programming › C#", lines: 5, beside: ["Programming › C"] }],
    sameCategories: [
      { spelled: "PROGRAMMING", category: "Programming", lines: 0 },
      { spelled: "PROGRAMMING › c#", category: "Programming › C#", lines: 2 },
    ],
    created: 1,
  });
});
