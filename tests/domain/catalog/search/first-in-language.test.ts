/** The first gig in a language: an import of thousands must not keep other people from saving theirs in it. */
import { expect, test } from "vitest";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { csvOf, inPieces, sampleRow } from "#tests/domain/catalog/import/sample-catalogue.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { person } from "#tests/kit/cast.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

const TURKISH = "Kartvizit ve logo tasarlıyorum, işinize uygun ve hızlı.";

async function confirmedImport(): Promise<string> {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  const rows = [
    sampleRow({ title: "Kartvizit tasarımı", description: TURKISH, language: "tr" }),
    sampleRow({
      title: "Übersetzungen aller Verträge",
      language: "",
      description: "Ich übersetze Ihre Texte sorgfältig ins Deutsche.",
    }),
  ];
  await stageFile(answer.id, inPieces(csvOf(rows)));
  const chosen = { leaveOutRejected: false, updates: "leave" as const };
  await confirmImport(OPERATOR, { key: newFormKey(), id: answer.id, ...chosen });
  return answer.id;
}

/** Runs `work` while the import has written its gigs and waits for its own row at its end. */
async function beside(importId: string, work: () => Promise<string[]>): Promise<string[]> {
  let running: Promise<unknown> = Promise.resolve();
  const spec = { name: "test.held" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  const { answer } = await command(spec, async (tx) => {
    await tx.sql`select from gig_imports where id = ${importId} for update`;
    running = carryOutImport(OPERATOR, importId);
    running.catch(() => {});
    await untilTrue(
      20,
      async () =>
        (
          await database.owner`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        ).length > 0,
    );
    return { ids: await work() };
  });
  await running;
  return answer.ids;
}

test("a gig in a language that an import brings first is for sale while the import runs", async () => {
  const lin = await person("lin");
  const importId = await confirmedImport();
  const savedMeanwhile = await beside(importId, async () => [
    await sold(lin, "Broşür ve afiş", { language: "tr" }),
    await sold(lin, "Plakate und Karten", { language: "de" }),
  ]);
  const rows = await sql`select id from search_gigs where id = any (${savedMeanwhile}::text[])`;
  expect(rows).toHaveLength(2);
  expect(
    (await sql`select language from search_languages order by 1`).map((row) => row["language"]),
  ).toEqual(["de", "en", "tr"]);
});
