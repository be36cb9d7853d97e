/** Decides about a previewed import: it is imported or cancelled, and not both. */
import { beforeAll } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { confirmImport, discardImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { person } from "#tests/kit/cast.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { csvOf, inPieces, sampleRow } from "./sample-catalogue.ts";

useDatabase();
let sol: UserActor;
beforeAll(async () => {
  sol = await person("sol", "staff");
});

async function previewed(): Promise<string> {
  const rows = csvOf([sampleRow({ title: `Paint a wall, ${newFormKey()}` })]);
  const content = new TextEncoder().encode(rows);
  const { answer } = await uploadImport(sol, { key: newFormKey(), fileName: "gigs.csv", content });
  await stageFile(answer.id, inPieces(rows));
  return answer.id;
}

async function standing(id: string) {
  const [row] = await sql`
    select state, (select count(*)::int from gig_import_lines where import_id = i.id) as lines
    from gig_imports i where id = ${id}`;
  return row;
}

happensOnce("confirm an import", async () => {
  const id = await previewed();
  return {
    call: (key) => confirmImport(sol, { key, id, leaveOutRejected: false }),
    effect: () => standing(id),
    once: { state: "importing", lines: 1 },
    second: "transition_refused",
  };
});

happensOnce("discard an import", async () => {
  const id = await previewed();
  return {
    call: (key) => discardImport(sol, { key, id }),
    effect: () => standing(id),
    once: { state: "refused", lines: 0 },
    second: "transition_refused",
  };
});
