/** Files as spreadsheets write them: other separators, encodings and number formats are read, or refused with their cause. */
import { gzipSync } from "node:zlib";
import { fitsIn } from "#app/domain/kernel/text-length.ts";
import { describe, expect, test } from "vitest";
import { noFileLines } from "#app/domain/catalog/import/import-counts.ts";
import { noFindings } from "#app/domain/catalog/import/import-findings.ts";
import { fileSentences } from "#app/domain/catalog/import/findings-words.ts";
import { readLine } from "#app/domain/catalog/import/import-line.ts";
import type { ImportFields } from "#app/domain/catalog/import/import-line.ts";
import { readCatalogue } from "#app/domain/catalog/import/read-file.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { csvOf, inPieces, sampleRow } from "./sample-catalogue.ts";

const HEADER = csvOf([]).trim();
const PLAIN = csvOf([sampleRow({ description: "Your wall, painted twice." })])
  .split("\n")[1]
  ?.replace('"Your wall, painted twice."', "Your wall painted twice by hand");
const GOOD = PLAIN ?? "";

async function read(content: string | Uint8Array, size?: number) {
  const [count, findings] = [noFileLines(), noFindings()];
  const lines = await Array.fromAsync(readCatalogue(inPieces(content, size), count, findings));
  const fates = lines.map(({ line, fate, remarks }) => [line, fate, ...remarks.map((r) => r.code)]);
  return { count, findings, fates };
}
const withSign = (sign: string, text: string) => text.replaceAll(",", sign);
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

describe("columns", () => {
  test.each([
    [";", ";"],
    ["\t", "\t"],
    ["|", "|"],
  ])("separated by %j are found by the header", async (sign, found) => {
    const text = withSign(sign, `${HEADER}\n${GOOD.replace("paint|wall", "paint")}\n`);
    for (const size of [1, 1000]) {
      const { fates, findings } = await read(text, size);
      expect([fates, findings.separator]).toEqual([[[2, "ready"]], found]);
    }
  });
  test("separated by the sign that a sep= line names are read, and that line is counted as header", async () => {
    const { fates, count } = await read(`\uFEFFsep=;\r\n${withSign(";", `${HEADER}\r\n${GOOD}`)}`);
    expect(fates).toEqual([[3, "ready"]]);
    expect(count).toMatchObject({ lines: 3, header: 2, read: 1 });
  });
  test("may be named in any case, with spaces or dashes", async () => {
    const header = HEADER.toUpperCase().replace("DELIVERY_DAYS", '"Delivery days"');
    expect((await read(`${header}\n${GOOD}`)).fates).toEqual([[2, "ready"]]);
  });
  test("that no gig has are named in the preview", async () => {
    const { findings } = await read(`${HEADER},Colour,Size\n${GOOD},red,large`);
    expect(findings.unknownColumns).toEqual(["colour", "size"]);
    expect(fileSentences(findings).at(-1)).toBe(
      "The columns colour, size are not used: no gig has such a field.",
    );
  });
  test("that are missing are refused with those that were found", async () => {
    const refusal = await refusalOf(
      read(withSign(";", `${HEADER.replace("price", "cost")}\n${GOOD}`)),
    );
    expect(refusal.message).toMatch(/missing: price\. With semicolons .* it names: .*cost/);
  });
  test("that are not named at all are refused with the line that was found", async () => {
    const refusal = await refusalOf(read(`${GOOD}\n${GOOD}`));
    expect(refusal.message).toContain("this one names none of them: “kim painter");
  });
});

describe("rows of separators only", () => {
  test.each([
    [",", '"",,,,,'],
    [";", " ;;; ;"],
    ["\t", "\t\t"],
  ])("with %j are counted as empty, whatever their number of columns", async (sign, row) => {
    const text = withSign(sign, `${HEADER}\n${GOOD.replace("paint|wall", "paint")}`);
    const { fates, count } = await read(`${text}\n${row}\n${row}\n`);
    expect(fates).toEqual([[2, "ready"]]);
    expect(count).toMatchObject({ lines: 4, empty: 2 });
  });
});

describe("UTF-16 with its mark", () => {
  test.each(["le", "be"] as const)("in order %s is read, in pieces of any size", async (order) => {
    const text = utf16(
      withSign("\t", `${HEADER}\r\n${GOOD.replace("Painter", "Mälerin 🎨")}\r\n`),
      order,
    );
    for (const size of [1, 3, 1000]) {
      const { fates, findings } = await read(text, size);
      expect(fates).toEqual([[2, "ready"]]);
      expect(fileSentences(findings)).toEqual([
        "Read as UTF-16 text with tabs between the columns.",
      ]);
    }
  });
});

describe("a file that is no CSV is refused with what it is", () => {
  const zip = (name: string) => {
    const head = Buffer.alloc(30);
    head.set([0x50, 0x4b, 3, 4, 20, 0]);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(`${name}and the bytes of the file behind its name`)]);
  };
  test.each<[what: string, content: string | Uint8Array, says: RegExp]>([
    ["Excel", zip("[Content_Types].xml"), /Excel workbook \(\.xlsx\).*“CSV UTF-8”/],
    ["Excel in gzip", gzipSync(zip("xl/workbook.xml")), /Excel workbook/],
    ["OpenDocument", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), /\.ods/],
    ["zip of a CSV", zip("gigs.csv"), /zip archive with gigs\.csv inside\. Unpack it/],
    ["zip of something", zip("photo"), /zip archive or an Excel workbook/],
    ["old Excel", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Excel workbook/],
    ["PDF", "%PDF-1.7\n", /It is a PDF/],
    ["HTML", "\uFEFF  <!DOCTYPE html><html>", /web page or XML/],
    ["XML", '<?xml version="1.0"?><Workbook>', /web page or XML/],
    ["JSON", '[{"title": "Walls"}]', /It is JSON/],
    ["picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), /picture/],
    [
      "Windows-1252",
      Buffer.from(`${HEADER}\n${GOOD.replace("Painter", "M\u00e4ler \u0080")}`, "latin1"),
      /line 2\).*Windows-1252.*“Mäler” would be misread/,
    ],
    ["nothing", new Uint8Array(), /The file is empty/],
    ["a header only", `${HEADER}\r\n,,,\r\n`, /a header but no gigs/],
    ["a header with a column twice", `${HEADER},Price\n${GOOD},1`, /names the column price twice/],
  ])("%s", async (_, content, says) => {
    const refusal = await refusalOf(read(content));
    expect(refusal.code).toBe("import_malformed");
    expect(refusal.message).toMatch(says);
  });
});

describe("a price", () => {
  const judged = (price: string, decimalComma = false) => {
    const line = readLine(sampleRow({ price }), { decimalComma });
    const [sentence] = line.remarks.map((each) => each.sentence);
    return [line.fate === "rejected" ? null : line.row.priceMicros, sentence];
  };
  test.each([
    ["12,50", "because of its decimal comma. Write 12.50."],
    ["$12.50", "because there is a currency beside the number"],
    ["12.50 EUR", "because there is a currency beside the number"],
    ["1,234.50", "because of its thousands separator. Write it like 1234.50."],
    ["1 234", "because of its thousands separator"],
    ["1,500", "because of its thousands separator"],
    ["twelve", "“twelve” is not a price. Write it like 12.50."],
  ])("of %s between commas is refused with the cause", (price, says) => {
    const [micros, sentence] = judged(price);
    expect(micros).toBeNull();
    expect(sentence).toContain(says);
  });
  test("with a decimal comma between semicolons is read, and remarked", () => {
    expect(judged("12,50", true)).toEqual([
      "12500000",
      "The price has a decimal comma and was read as 12.50.",
    ]);
    // Three digits behind the comma may be thousands.
    expect(judged("1,500", true)[0]).toBeNull();
  });
});

describe("a line", () => {
  const row = (changes: Partial<ImportFields>) => {
    const line = readLine(sampleRow(changes));
    if (line.fate === "rejected") throw new Error(line.remarks[0]?.sentence);
    return line.row;
  };
  test("takes currency and kind in any case", () => {
    expect(row({ currency: "usd", kind: "Package" })).toMatchObject({
      currency: "USD",
      kind: "package",
    });
  });
  test("takes tags by commas as the form does, and by bars", () => {
    expect(row({ tags: "logo, design, fast" }).tags).toEqual(["logo", "design", "fast"]);
    expect(row({ tags: "Word, Excel|design" }).tags).toEqual(["Word, Excel", "design"]);
  });
  test("takes names of every script in composed form", () => {
    for (const name of ["jose\u0301", "रीना", "มานี", "Đặng-Anh"])
      expect(row({ freelancer: name }).handle).toBe(name.normalize("NFC"));
  });
  test("is cut between characters as readers see them", () => {
    const family = "👩‍👩‍👧‍👦";
    const { title } = row({ title: `I will ${family.repeat(20)}` });
    expect(title).toMatch(/^I will (?:👩‍👩‍👧‍👦)+…$/u);
    expect(fitsIn(title, 120)).toBe(true);
  });
  test.each(["title", "description", "headline", "subcategory", "tags"] as const)(
    "with a reversing sign in its %s is refused",
    (column) => {
      const line = readLine(sampleRow({ [column]: `A text long enough \u202Egnp.exe for it` }));
      expect([line.fate, line.remarks[0]?.code]).toEqual(["rejected", "text_disguised"]);
    },
  );
});
