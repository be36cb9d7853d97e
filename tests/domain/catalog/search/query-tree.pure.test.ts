/** Queries of the index as text: their form for titles, and the most they can find. */
import { describe, expect, test } from "vitest";
import { exactlyFound, mostFound, ofTitles } from "#app/domain/catalog/search/query-tree.ts";

describe("a query of titles", () => {
  test.each([
    ["'logo'", "'=logo'"],
    ["'logo' & 'design' | 'mark'", "'=logo' & '=design' | '=mark'"],
    ["'it''s' & '\\\\&'", "'=it''s' & '=\\\\&'"],
    ["'public' <-> 'speak'", "'public':A <-> 'speak':A"],
    ["'logo' & !'pirat'", "('logo' & !'pirat') & ('=logo' & !'=pirat')"],
    ["'!' & '<->'", "'=!' & '=<->'"],
  ])("of %s is %s", (query, titles) => {
    expect(ofTitles(query)).toBe(titles);
  });
});

const COUNTS = new Map([
  ["=", 1000],
  ["logo", 300],
  ["design", 500],
  ["pirat", 3],
  ["=logo", 40],
]);

describe("the most gigs that a query can find", () => {
  test.each([
    ["'logo'", 300],
    ["'logo' & 'design'", 300],
    ["'logo' <-> 'pirat'", 3],
    ["'logo' | 'design'", 800],
    ["('logo' | 'design') & 'pirat'", 3],
    ["!'pirat'", 1000],
    ["'logo' & !( 'pirat' | 'design' )", 300],
    ["'unheard'", 0],
    ["", 0],
  ])("by %s are %i", (query, most) => {
    expect(mostFound(query, COUNTS)).toBe(most);
  });
  test("in titles are those of the titles' lexemes", () => {
    expect(mostFound("'logo' | 'pirat'", COUNTS, true)).toBe(40);
  });
  test("are known exactly for one word", () => {
    expect([exactlyFound("'logo'", COUNTS), exactlyFound("'logo' & 'design'", COUNTS)]).toEqual([
      300,
      null,
    ]);
  });
});
