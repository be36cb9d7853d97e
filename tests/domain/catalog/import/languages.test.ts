/** The language of imported gigs: from its column, or guessed; and what a second import does to it. */
import { expect, test } from "vitest";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import type { ImportFields } from "#app/domain/catalog/import/import-line.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { csvOf, inPieces, sampleRow } from "./sample-catalogue.ts";

useDatabase();

async function imported(rows: ImportFields[]) {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  await stageFile(answer.id, inPieces(csvOf(rows)));
  const lines = await sql<{ fate: string; remarks: Array<{ code: string; sentence: string }> }[]>`
    select fate, remarks from gig_import_lines where import_id = ${answer.id} order by line`;
  const confirmed = { key: newFormKey(), id: answer.id, leaveOutRejected: false };
  await confirmImport(OPERATOR, { ...confirmed, updates: "changed" });
  await carryOutImport(OPERATOR, answer.id);
  return lines;
}

async function languages() {
  const rows = await sql<{ title: string; language: string; chosen: boolean }[]>`
    select title, language, language_chosen as chosen from gigs order by title`;
  return rows.map(({ title, language, chosen }) => [title, language, chosen]);
}

const GERMAN = sampleRow({
  title: "Übersetzungen aller Verträge",
  description: "Ich übersetze Ihre Texte sorgfältig und schnell ins Deutsche.",
});
const SAID = sampleRow({ title: "Logos, Plakate, Karten", language: "German" });
const UNKNOWN = sampleRow({ title: "Wall paper of your choice", language: "klingon" });

test("a line's language is taken from its column or guessed, and an unknown one is named", async () => {
  const lines = await imported([GERMAN, SAID, UNKNOWN]);
  expect(lines.map(({ fate, remarks }) => [fate, remarks.map(({ code }) => code)])).toEqual([
    ["ready", []],
    ["ready", []],
    ["adjusted", ["language_guessed"]],
  ]);
  expect(lines[2]?.remarks[0]?.sentence).toContain("“klingon” is no language");
  expect(await languages()).toEqual([
    [SAID.title, "de", true],
    [UNKNOWN.title, "en", false],
    [GERMAN.title, "de", false],
  ]);
  const { gigs } = await searchGigs(
    readFilters(new URLSearchParams({ q: "übersetzung vertrag", exact: "1" })),
  );
  expect(gigs.map(({ title }) => title)).toEqual([GERMAN.title]);
});

test("another language in the file is a change of its gig; a file without the column keeps a chosen one", async () => {
  const [line] = await imported([{ ...SAID, language: "fr" }]);
  expect(line).toMatchObject({ fate: "changed", remarks: [{ code: "changed" }] });
  expect(line?.remarks[0]?.sentence).toContain("language German → French");
  await imported([{ ...SAID, language: "", price: "99" }]);
  expect((await languages())[0]).toEqual([SAID.title, "fr", true]);
});

test("lines that an earlier release staged are imported as English", async () => {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  const row = sampleRow({ title: "Staged before the update" });
  await stageFile(answer.id, inPieces(csvOf([row])));
  await sql`update gig_import_lines set row = row - 'language' - 'guessed' where import_id = ${answer.id}`;
  const confirmed = { key: newFormKey(), id: answer.id, leaveOutRejected: false };
  await confirmImport(OPERATOR, { ...confirmed, updates: "leave" });
  await carryOutImport(OPERATOR, answer.id);
  expect((await languages()).find(([title]) => title === row.title)).toEqual([
    row.title,
    "en",
    false,
  ]);
});
