/** Reading files: gzip or plain, chunks of any size, broken lines in their place, and unreadable files. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "#app/domain/catalog/import/read-file.ts";
import type { NumberedLine } from "#app/domain/catalog/import/read-file.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { csvOf, inPieces, manyRows, sampleRow } from "./sample-catalogue.ts";

async function read(content: string | Uint8Array, size?: number): Promise<NumberedLine[]> {
  return (await Array.fromAsync(readCatalogue(inPieces(content, size)))).sort(
    (a, b) => a.line - b.line,
  );
}
const HEADER = csvOf([]).trim();
const GOOD = csvOf([sampleRow()]).split("\n")[1] ?? "";
const summary = (lines: NumberedLine[]) =>
  lines.map(({ line, fate, remarks }) => [line, fate, ...remarks.map(({ code }) => code)]);

describe("a catalogue file", () => {
  test.each([1, 2, 7, 100_000])(
    "reads the same plain and gzipped, in chunks of %i",
    async (size) => {
      const csv = csvOf(
        manyRows(20).map((row) => ({
          ...row,
          description: `${row.description} Größe 🙂 "quoted"\nsecond line`,
        })),
      );
      const plain = await read(csv, size);
      expect(plain.map(({ line }) => line)).toEqual(
        Array.from({ length: 20 }, (_, n) => 2 + n * 2),
      );
      expect(await read(gzipSync(csv), size)).toEqual(plain);
      expect(await read(`\uFEFF${csv.replaceAll("\n", "\r\n")}`, size)).toHaveLength(20);
    },
  );
  test("may have its columns in any order, more of them, and blank lines", async () => {
    const header = HEADER.split(",").toReversed().join(",");
    // An empty cell is the column of addresses, which this header does not have.
    const cells = Object.values(sampleRow())
      .filter((cell) => cell !== "")
      .toReversed()
      .map((cell) => `"${cell}"`)
      .join(",");
    expect(summary(await read(`${header},Colour\n${cells},red\n\n\n${cells},blue\n`))).toEqual([
      [2, "ready"],
      [5, "ready"],
    ]);
  });
  test("with broken lines rejects these by their number, and reads the rest", async () => {
    const lines = [
      HEADER,
      GOOD,
      GOOD.replace("Paint one wall", 'Paint "one" wall'),
      "just,three,cells",
      GOOD,
      `${GOOD},more`,
      GOOD,
    ];
    expect(summary(await read(lines.join("\n")))).toEqual([
      [2, "ready"],
      [3, "rejected", "broken_quoting"],
      [4, "rejected", "wrong_column_count"],
      [5, "ready"],
      [6, "rejected", "wrong_column_count"],
      [7, "ready"],
    ]);
  });
  test("with a quote that never closes is refused with that reason", async () => {
    const found = summary(await read(`${HEADER}\n${GOOD}\n"${GOOD}\n${GOOD}`));
    expect(found.filter(([, fate]) => fate === "rejected")).not.toEqual([]);
    const endless = summary(await read(`${HEADER}\n"${"x".repeat(300_000)}`));
    expect(endless.every(([, fate]) => fate === "rejected") && endless.length > 0).toBe(true);
  });
});

describe("a catalogue file that cannot be read", () => {
  const malformed: Array<[what: string, content: string | Uint8Array, line: string]> = [
    ["is empty", "", "1"],
    ["is empty inside its gzip", gzipSync(""), "1"],
    ["has a header only", HEADER, "2"],
    ["has no header", `${GOOD}\n${GOOD}`, "1"],
    ["lacks a column", `${HEADER.replace("price", "cost")}\n${GOOD}`, "1"],
    ["names a column twice", `${HEADER},price\n${GOOD},1`, "1"],
    ["has a broken header", `free"lancer,${HEADER}\n${GOOD}`, "1"],
    ["is cut off in its gzip", gzipSync(csvOf(manyRows(2000))).subarray(0, 3000), ""],
    ["only looks like gzip", new Uint8Array([0x1f, 0x8b, 1, 2, 3]), "1"],
    [
      "is not UTF-8",
      new Uint8Array([...new TextEncoder().encode(`${HEADER}\n${GOOD}\n`), 0xe9, 0x20]),
      "3",
    ],
    [
      "ends inside a character",
      new Uint8Array([...new TextEncoder().encode(`${HEADER}\n${GOOD}\n`), 0xe2, 0x82]),
      "3",
    ],
    [
      "is a picture",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff]),
      "",
    ],
  ];
  test.each(malformed)("because it %s is refused with the line", async (_, content, line) => {
    const refusal = await refusalOf(read(content));
    expect(refusal.code).toBe("import_malformed");
    expect(refusal.facts["line"]).toMatch(line === "" ? /^\d+$/ : new RegExp(`^${line}$`));
    expect(refusal.message).toContain("Nothing was imported.");
  });
});
