/** Judging single lines: every rejection, every adjustment, and properties of any line. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GIG_LIMITS, savingProblems, sellingProblems } from "#app/domain/catalog/gig-rules.ts";
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import { fitsIn } from "#app/domain/kernel/text-length.ts";
import { readLine } from "#app/domain/catalog/import/import-line.ts";
import type { ImportFields, ImportRow, ReadLine } from "#app/domain/catalog/import/import-line.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sampleRow } from "./sample-catalogue.ts";

const codes = (line: ReadLine) => line.remarks.map(({ code }) => code);

/** The gig of the line, judged by the gig's own rules. */
function contentOf(row: ImportRow): GigContent {
  const price = { priceMicros: BigInt(row.priceMicros), deliveryDays: row.deliveryDays };
  return {
    title: row.title,
    description: row.description,
    buyerBrief: "",
    categoryId: row.categoryKey,
    tags: row.tags,
    currency: row.currency as Currency,
    offer:
      row.kind === "unit"
        ? { kind: "unit", unitName: row.unitName ?? "", ...price }
        : {
            kind: "package",
            packages: [
              { tier: "basic", title: "As described", description: "", revisions: 1, ...price },
            ],
            extras: [],
          },
  };
}

describe("a catalogue line", () => {
  test("that is complete becomes a gig", () => {
    const line = readLine(sampleRow());
    expect(line).toMatchObject({
      fate: "ready",
      row: {
        handle: "kim",
        parentName: "Craft & Home",
        parentKey: "craft & home",
        categoryName: "Walls",
        categoryKey: "walls",
        priceMicros: "25500000",
        deliveryDays: 3,
        unitName: null,
      },
    });
  });
  test.each<[code: string, changes: Partial<ImportFields>]>([
    ...[
      "freelancer",
      "category",
      "title",
      "description",
      "price",
      "currency",
      "delivery_days",
      "kind",
    ].map((column): [string, Partial<ImportFields>] => ["missing_field", { [column]: "  " }]),
    ["missing_field", { kind: "unit", unit: "" }],
    ...["1e3", "0x10", "1,50", "NaN", "Infinity", "$5", "five", "1 000", ".", "5.", "+5", "١"].map(
      (price): [string, Partial<ImportFields>] => ["amount_invalid", { price }],
    ),
    ...["0", "0.000000", "-1", "-0.5"].map((price): [string, Partial<ImportFields>] => [
      "amount_not_positive",
      { price },
    ]),
    ["amount_too_precise", { price: "0.1234567" }],
    ...["1000000000000000000000000000000", "1000000.000001"].map(
      (price): [string, Partial<ImportFields>] => ["amount_too_large", { price }],
    ),
    ["currency_unknown", { currency: "ZZZ" }],
    ["kind_unknown", { kind: "hourly" }],
    ...["0", "91", "1.5", "-3", "1e1", "soon"].map((days): [string, Partial<ImportFields>] => [
      "days_invalid",
      { delivery_days: days },
    ]),
    ["title_too_short", { title: "Walls" }],
    ["title_too_long", { title: "x".repeat(1001) }],
    ["description_too_short", { description: "Walls." }],
    ["description_too_long", { description: "x".repeat(5001) }],
    ["handle_invalid", { freelancer: "../admin" }],
    ["handle_invalid", { freelancer: "two words" }],
    ["category_invalid", { category: "!!!" }],
    ["unit_name_too_long", { kind: "unit", unit: "x".repeat(41) }],
  ])("is rejected as %s for %j", (code, changes) => {
    const line = readLine(sampleRow(changes));
    expect([line.fate, codes(line)]).toEqual(["rejected", [code]]);
  });
  test("says all its problems at once", () => {
    expect(
      codes(readLine(sampleRow({ price: "1e3", currency: "ZZZ", delivery_days: "0", title: "" }))),
    ).toEqual(["missing_field", "amount_invalid", "currency_unknown", "days_invalid"]);
  });
  test("with a long title is shortened at a word, with the whole sentence in front of the description", () => {
    const title = `Paint ${"every wall of the house, ".repeat(8)}and the fence`;
    const line = readLine(sampleRow({ title }));
    if (line.fate === "rejected") throw new Error("A long title is no reason to reject.");
    expect([line.fate, codes(line)]).toEqual(["adjusted", ["title_shortened"]]);
    expect(line.row.title.length).toBeLessThanOrEqual(120);
    expect(title.startsWith(line.row.title.slice(0, -1))).toBe(true);
    expect(line.row.title).toMatch(/[a-z]…$/);
    expect(line.row.description).toBe(`${title}.\n\n${sampleRow().description}`);
  });
  test("with too many, too long or repeated tags keeps the tags that fit and names the others", () => {
    const tags = ["Paint", "paint", "x".repeat(50), ..."abcdefgh".split("")].join("|");
    const line = readLine(sampleRow({ tags }));
    if (line.fate === "rejected") throw new Error("Tags are no reason to reject.");
    expect(codes(line)).toEqual(["tags_shortened", "tags_left_out"]);
    expect(line.row.tags).toHaveLength(GIG_LIMITS.tags.max);
  });
  test("about the same gig has the same key, whatever its price and the case of the name", () => {
    const key = (changes: Partial<ImportFields>) => {
      const line = readLine(sampleRow(changes));
      return line.fate === "rejected" ? null : line.sourceKey;
    };
    expect(key({ freelancer: "KIM", price: "7" })).toBe(key({}));
    expect(key({ title: "Paint another wall in a colour" })).not.toBe(key({}));
  });
});

describe("any catalogue line", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.lorem({ maxCount: 60 }),
  );
  const near = (good: string, ...others: string[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(good) },
      { weight: 1, arbitrary: fc.constantFrom(...others, "") },
      { weight: 1, arbitrary: fc.string() },
    );
  const fields: fc.Arbitrary<ImportFields> = fc.record({
    freelancer: near("kim", "../x"),
    headline: text,
    category: near("Craft", "!"),
    subcategory: near("Walls"),
    title: fc.oneof(text, fc.lorem({ maxCount: 40 })),
    description: fc.oneof(text, fc.lorem({ maxCount: 80 })),
    tags: fc.array(text).map((tags) => tags.join("|")),
    price: fc.oneof(
      near("12.5", "1e3", "-1", "0", "0.0000001"),
      fc.double().map(String),
      fc.bigInt().map(String),
    ),
    currency: near("USD", "ZZZ"),
    delivery_days: near("3", "0", "91"),
    unit: near("wall"),
    kind: near("package", "unit", "other"),
    seller_email: near("kim@example.test"),
    language: near("de", "klingon"),
  });
  test("is either rejected with reasons or becomes a gig that could be published by hand", () => {
    fc.assert(
      fc.property(fields, (row) => {
        const line = readLine(row);
        expect(line.fate === "ready").toBe(line.remarks.length === 0);
        if (line.fate === "rejected") return;
        const content = contentOf(line.row);
        expect(savingProblems(content)).toEqual([]);
        expect(sellingProblems(content)).toEqual([]);
        expect(JSON.stringify(line.row)).not.toContain("\\u0000");
      }),
      { numRuns: 500 },
    );
  });
  test("is shortened within the limit, never inside a character, and left alone when it is short", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.integer({ min: 10, max: 200 }),
        (words, max) => {
          const cut = cutAtWord(words, max);
          expect(fitsIn(cut, max)).toBe(true);
          expect(cut.isWellFormed()).toBe(words.isWellFormed());
          expect(!fitsIn(words, max) || cut === words).toBe(true);
        },
      ),
    );
  });
});
