/** Every line of a file has a fate: the counts of any file, however broken, add up to its lines. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RecordFramer } from "#app/domain/catalog/import/frame-records.ts";
import type { RecordFrame } from "#app/domain/catalog/import/frame-records.ts";
import { noFileLines } from "#app/domain/catalog/import/import-counts.ts";
import { readCatalogue } from "#app/domain/catalog/import/read-file.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { csvOf, inPieces, sampleRow } from "./sample-catalogue.ts";

const HEADER = csvOf([]).trim();
const GOOD = csvOf([sampleRow()]).split("\n")[1] ?? "";
const PLAIN = GOOD.replaceAll('"', "").replace("wall, painted", "wall painted");

async function read(content: string | Uint8Array, size?: number) {
  const count = noFileLines();
  const lines = await Array.fromAsync(readCatalogue(inPieces(content, size), count));
  const fates = lines.map(({ line, fate, remarks }) =>
    [line, fate, ...remarks.map(({ sentence }) => sentence)].join(" "),
  );
  return { count, fates };
}
const sample = (name: string) => read(readFileSync(`tests/fixtures/cases/${name}.csv`));

describe("a file with a broken line", () => {
  test("of a cell that is too big rejects that line and judges all others", async () => {
    const { count, fates } = await sample("C01-huge-cell-swallows-rest");
    expect(fates).toEqual([
      "2 ready",
      "3 rejected This line has more than 100000 characters.",
      "4 ready",
      "5 ready",
      "6 ready",
    ]);
    expect(count).toMatchObject({ lines: 6, header: 1, read: 5, swallowed: 0 });
  });
  test("of a quote that is never closed names the line it was opened on and the text it swallowed", async () => {
    const { count, fates } = await sample("C02-open-quote-wrong-line");
    expect(fates).toEqual([
      "2 ready",
      "3 rejected The quote opened on line 3 is never closed. Because of that, this line also contains the 5 lines after it, up to line 8.",
    ]);
    expect(count).toMatchObject({ lines: 8, header: 1, read: 2, swallowed: 5 });
  });
  test("of a quote that the next line's quote closes goes on behind that line", async () => {
    const { count, fates } = await sample("C02b-open-quote-line-off-by-one");
    expect(fates).toEqual([
      "2 ready",
      "3 rejected The quotes on line 3 do not pair up. Because of that, this line also contains line 4.",
      "5 ready",
      "6 ready",
    ]);
    expect(count).toMatchObject({ lines: 6, header: 1, read: 4, swallowed: 1 });
  });
  test("of a quote opened in a later line of its cell names that line", async () => {
    const broken = PLAIN.replace("Painter,", '"Painter\nof walls","');
    const { fates } = await read(`${HEADER}\n${broken}\n${PLAIN}\n`);
    expect(fates).toEqual([
      "2 rejected The quote opened on line 3 is never closed. Because of that, this line also contains the 2 lines after it, up to line 4.",
    ]);
  });
  test("of a quote that closes many lines later in another gig says so beside the number of columns", async () => {
    const { count, fates } = await read(`${HEADER}\n"${PLAIN}\n${PLAIN}\n${PLAIN}"\n${GOOD}`);
    expect(fates).toEqual([
      "2 rejected This line has 1 column and not 12 like the header. Because of that, this line also contains the 2 lines after it, up to line 4.",
      "5 ready",
    ]);
    expect(count).toMatchObject({ lines: 5, read: 2, swallowed: 2 });
  });
  test("in the header is refused with the line of the quote", async () => {
    const refusal = await refusalOf(read(`\n"${HEADER}\n${GOOD}`));
    expect([refusal.code, refusal.facts["line"]]).toEqual(["import_malformed", "2"]);
  });
  test("is read into memory up to the limit of a line only", async () => {
    const framer = new RecordFramer();
    framer.push('"').next();
    for (let piece = 0; piece < 100; piece += 1) framer.push("x\n".repeat(50_000)).next();
    expect([...framer.end()]).toEqual([
      { line: 1, lastLine: 5_000_000, text: "", problem: { code: "open_quote", quoteLine: 1 } },
    ]);
  });
});

describe("line ends", () => {
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])(
    "%s give the same line numbers, also inside a cell and split between chunks",
    async (_, end) => {
      const cell = GOOD.replace("Your wall,", `Your wall,${end}${end}`);
      const file = ["\uFEFF" + HEADER, GOOD, "", cell, GOOD, " "].join(end) + end;
      for (const size of [1, 1000]) {
        const { count, fates } = await read(file, size);
        expect(fates).toEqual(["2 ready", "4 ready", "7 ready"]);
        expect(count).toEqual({
          lines: 8,
          header: 1,
          read: 3,
          continued: 2,
          empty: 2,
          swallowed: 0,
        });
      }
    },
  );
  test("of several kinds may be mixed", async () => {
    const { fates } = await read(`${HEADER}\r\n${GOOD}\n${GOOD}\r${GOOD}\r\n\n${GOOD}`);
    expect(fates).toEqual(["2 ready", "3 ready", "4 ready", "6 ready"]);
  });
});

describe("a file that is not whole UTF-8 text", () => {
  const bytes = (text: string) => Buffer.from(text);
  test.each([
    ["cut in the middle of a character", bytes(`${HEADER}\r${GOOD}\r🙂`).subarray(0, -2), "3"],
    [
      "of another encoding behind line ends of each kind",
      Buffer.concat([bytes(`${HEADER}\r\n${GOOD}é\r${GOOD}\n`), Buffer.from([0x78, 0xe9, 0x0a])]),
      "4",
    ],
    ["of UTF-16", Buffer.from(`${HEADER}\n${GOOD}`, "utf16le"), "1"],
  ])("%s is refused with the line, in chunks of any size", async (_, content, line) => {
    for (const size of [1, 3, 100_000]) {
      const refusal = await refusalOf(read(content, size));
      expect([refusal.code, refusal.facts["line"]]).toEqual(["import_malformed", line]);
    }
  });
  test("with NUL bytes in a cell is read without them", async () => {
    const { fates } = await read(`${HEADER}\n${GOOD.replace("Painter", "Pain\0ter")}`);
    expect(fates).toEqual(["2 ready"]);
  });
});

describe("any file", () => {
  const piece = fc.constantFrom('"', '""', ",", "\n", "\r", "\r\n", "x", " ", "\0", "é", GOOD);
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  function framesOf(pieces: string[]): { frames: RecordFrame[]; framer: RecordFramer } {
    const framer = new RecordFramer();
    const frames = pieces.flatMap((each) => [...framer.push(each)]);
    return { frames: [...frames, ...framer.end()], framer };
  }

  test("is split into frames and empty lines that are all of its lines, each once", () => {
    fc.assert(
      fc.property(text, (content) => {
        const { frames, framer } = framesOf([content]);
        const lines =
          content === "" ? [] : content.replace(/(\r\n|\n|\r)$/, "").split(/\r\n|\n|\r/);
        const taken = frames.reduce((sum, { line, lastLine }) => sum + lastLine - line + 1, 0);
        expect([framer.lines, taken + framer.empty]).toEqual([lines.length, lines.length]);
        for (const [place, frame] of frames.entries())
          expect(frame.line).toBeGreaterThan(frames[place - 1]?.lastLine ?? 0);
      }),
      { numRuns: 2000 },
    );
  });
  test("is framed the same in chunks of any size", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (content, size) => {
        const pieces = content.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(framesOf(pieces).frames).toEqual(framesOf([content]).frames);
      }),
      { numRuns: 500 },
    );
  });
  test("has lines behind its header whose fates add up, and the records that the CSV library finds", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const { count } = await read(`${HEADER}\n${GOOD}\n${content}`, 100_000);
        const { lines, header, continued, empty, swallowed } = count;
        expect(header + count.read + continued + empty + swallowed).toBe(lines);
      }),
      { numRuns: 500 },
    );
  });
});
