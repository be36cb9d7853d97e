/** Files that people brought, through each door: the page's upload, the API and the command line say the same. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { previewFile } from "#app/cli/import-preview.ts";
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { readUploaded } from "#app/domain/catalog/import/import-job.ts";
import { importPage, reportOf } from "#app/domain/catalog/import/import-page.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import type { Client } from "#tests/kit/api.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
let people: Cast;
let program: Client;
beforeAll(async () => {
  people = await cast();
  program = client(await tokenOf(people.sol));
});

const pathOf = (name: string) => `tests/fixtures/cases/${name}`;

/** The ids of one import of the file by each door; those by upload were read by the worker. */
const DOORS: Record<string, (name: string) => Promise<string>> = {
  async page(name) {
    const content = readFileSync(pathOf(name));
    const input = { key: newFormKey(), fileName: name, content };
    const { id } = (await uploadImport(people.sol, input)).answer;
    await readUploaded(id, true);
    return id;
  },
  async api(name) {
    const content = readFileSync(pathOf(name), "utf8");
    const body = { file_name: name, content };
    const { id } = ok(await program.POST("/staff/imports", { params: keyed(), body }));
    await readUploaded(id, true);
    return id;
  },
  async terminal(name) {
    const preview = await previewFile(pathOf(name)).catch(() => null);
    const [row] = await sql<{ id: string }[]>`
      select id from gig_imports where file_name = ${name} and content is null order by id desc limit 1`;
    return preview?.id ?? row?.id ?? "";
  },
};

async function bring(door: string, name: string): Promise<string> {
  return (await DOORS[door]?.(name)) ?? "";
}

interface Case {
  name: string;
  counts: Partial<ImportCounts>;
  /** Parts of the report. */
  says: string[];
}

const CASES: Case[] = [
  {
    name: "C01-huge-cell-swallows-rest.csv",
    counts: { lines: 6, ready: 4, rejected: 1, swallowed: 0 },
    says: ["3,rejected,line_too_long"],
  },
  {
    name: "C02-open-quote-wrong-line.csv",
    counts: { lines: 8, ready: 1, rejected: 1, swallowed: 5 },
    says: ["The quote opened on line 3 is never closed.", "the 5 lines after it"],
  },
  {
    name: "C02b-open-quote-line-off-by-one.csv",
    counts: { lines: 6, ready: 3, rejected: 1, swallowed: 1 },
    says: ["The quotes on line 3 do not pair up.", "also contains line 4"],
  },
  {
    name: "C03-slug-collision-c-cpp-csharp.csv",
    counts: { lines: 4, ready: 3, new_categories: 3 },
    says: [],
  },
  { name: "C05-handles-combining-marks.csv", counts: { ready: 3, new_freelancers: 3 }, says: [] },
  {
    name: "C07-blank-comma-rows.csv",
    counts: { lines: 5, ready: 1, rejected: 0, empty: 3 },
    says: [],
  },
  { name: "C09-semicolons.csv", counts: { lines: 2, header: 1, ready: 1 }, says: [] },
  { name: "C09b-sep-line.csv", counts: { lines: 3, header: 2, ready: 1 }, says: [] },
  { name: "C09c-tabs.csv", counts: { lines: 2, header: 1, ready: 1 }, says: [] },
  { name: "C12-lower-currency-kind.csv", counts: { ready: 2 }, says: [] },
  { name: "C13-tags-by-comma.csv", counts: { ready: 1 }, says: [] },
  {
    name: "C15-bidi-title.csv",
    counts: { rejected: 1, ready: 0 },
    says: [
      "2,rejected,text_disguised",
      "The column title: Please remove characters that change the direction of the text.",
    ],
  },
  { name: "C16-grapheme-cut.csv", counts: { adjusted: 1 }, says: ["title_shortened"] },
  { name: "C17-unclaimed.csv", counts: { ready: 1, new_freelancers: 1 }, says: [] },
];

describe.each(Object.keys(DOORS))("a file brought by the %s", (door) => {
  test.each(CASES)("$name", async ({ name, counts, says }) => {
    const id = await bring(door, name);
    const { summary } = await importPage(people.sol, id);
    expect(summary).toMatchObject({ state: "previewed", counts });
    const { lines, header, read, continued, empty, swallowed, ...fates } = summary.counts;
    expect(header + read + continued + empty + swallowed).toBe(lines);
    const { ready, adjusted, rejected, changed, edited, already_there: same } = fates;
    expect(ready + adjusted + rejected + changed + edited + same).toBe(read);
    const report = await reportOf(id);
    for (const words of says) expect(report).toContain(words);
  });
});

test.each(["page", "terminal"])(
  "C10-xlsx-renamed.csv brought by the %s is named an Excel workbook, with the way to a CSV",
  async (door) => {
    const { summary } = await importPage(people.sol, await bring(door, "C10-xlsx-renamed.csv"));
    expect(summary.state).toBe("refused");
    expect(summary.failure).toMatch(/Excel workbook.*Save as, “CSV UTF-8”/);
  },
);

describe("the preview", () => {
  const findings = async (name: string) =>
    (await importPage(people.sol, await bring("page", name))).summary.findings;
  test("says which separator was found", async () => {
    expect((await findings("C09-semicolons.csv")).separator).toBe(";");
    expect((await findings("C09b-sep-line.csv")).separator).toBe(",");
    expect((await findings("C09c-tabs.csv")).separator).toBe("\t");
  });
  test("lists C, C++ and C# as three new categories, each beside the others", async () => {
    const { newCategories } = await findings("C03-slug-collision-c-cpp-csharp.csv");
    expect(newCategories).toEqual([
      { name: "C++", lines: 1, beside: ["C#", "C"] },
      { name: "C#", lines: 1, beside: ["C++", "C"] },
      { name: "C", lines: 1, beside: ["C++", "C#"] },
    ]);
  });
});
