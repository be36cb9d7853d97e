/** A freelancer with one gig, as an import leaves them: nobody can sign in. */
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import type { ImportFields } from "#app/domain/catalog/import/import-line.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { csvOf, inPieces, sampleRow } from "#tests/domain/catalog/import/sample-catalogue.ts";

/** Gives the person's id; the handle is new unless it is given. */
export async function importedPerson(
  freelancer = `painter-${newFormKey().slice(0, 8).toLowerCase()}`,
): Promise<string> {
  await importedFile([{ freelancer }]);
  const [row] = await sql<{ id: string }[]>`select id from users where handle = ${freelancer}`;
  return row?.id ?? "";
}

/** Imports a file with these lines; gives the import's id. */
export async function importedFile(rows: Array<Partial<ImportFields>>): Promise<string> {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "one.csv" });
  await stageFile(answer.id, inPieces(csvOf(rows.map((row) => sampleRow(row)))));
  await confirmImport(OPERATOR, { key: newFormKey(), id: answer.id, leaveOutRejected: false });
  await carryOutImport(OPERATOR, answer.id);
  return answer.id;
}
