/** Splits typed words, and counts typing mistakes. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFilters, searchHref } from "#app/domain/catalog/search/search-filters.ts";
import {
  forgivenSlips,
  slipsBetween,
  typedWords,
  withWords,
} from "#app/domain/catalog/search/typed-words.ts";

describe("completion of typed words", () => {
  test("leaves quotes, excluded words, operators and codes alone", () => {
    const words = typedWords('logo "exact desgin" -pirate or mp3 (coffee), x');
    expect(words.map(({ word }) => word)).toEqual(["logo", "coffee"]);
  });
  test("takes the last, unfinished word", () => {
    expect(typedWords("logo desi").map(({ unfinished }) => unfinished)).toEqual([false, true]);
    expect(typedWords('"logo').length).toBe(0);
  });
  test("replaces words where they stand", () => {
    const changes = typedWords("lgoo, lgoo desgin").map((each) => ({
      ...each,
      word: each.word === "lgoo" ? "logo" : "design",
    }));
    expect(withWords("lgoo, lgoo desgin", changes)).toBe("logo, logo design");
  });
});

describe("edit distances", () => {
  test.each([
    ["logo", "lgoo", 1],
    ["design", "desgin", 1],
    ["weld", "welds", 1],
    ["weld", "wild", 1],
    ["software", "softwer", 2],
  ] as const)("between %s and %s: %i", (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips);
  });
  test("are the same from both sides and zero between equal words", () => {
    const word = fc.stringMatching(/^[a-d]{0,7}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
        expect(slipsBetween(a, b) === 0).toBe(a === b);
      }),
    );
  });
  test("are not tried for short words", () => {
    expect([forgivenSlips("cat"), forgivenSlips("logo"), forgivenSlips("design")]).toEqual([
      0, 1, 2,
    ]);
  });
});

describe("the address of a search", () => {
  test("survives being written and read, whatever it says", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            "q",
            "exact",
            "category",
            "kind",
            "currency",
            "band",
            "min",
            "max",
            "days",
            "sort",
            "after",
            "before",
          ),
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              "1",
              "unit",
              "USD",
              "0.5",
              "price-up",
              "5~gig_01m84j7s074nwk8dnank70dama",
            ),
          ),
        ),
        (params) => {
          const filters = readFilters(new URLSearchParams(params));
          const again = readFilters(
            new URL(searchHref(filters, { cursor: filters.cursor }), "http://x").searchParams,
          );
          expect(again).toEqual(filters);
        },
      ),
    );
  });
});
