/** Begins an import: one for one form, kept until it is read or for a day. */
import { expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { openImport, uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { csvOf, sampleRow } from "./sample-catalogue.ts";

const database = useDatabase();
const clock = movingClock();

happensOnce("upload an import", async () => {
  const sol = await person(`sol-${newFormKey().slice(0, 8)}`, "staff");
  const content = new TextEncoder().encode(csvOf([sampleRow()]));
  const kept = { state: "reading", bytes: content.byteLength, asked: 1 };
  return {
    call: (key) => uploadImport(sol, { key, fileName: "gigs.csv", content }),
    effect: () => database.owner`
      select state, octet_length(content) as bytes,
             (select count(*)::int from graphile_worker._private_jobs where payload->>'importId' = i.id) as asked
      from gig_imports i where requested_by = ${sol.id}`,
    once: [kept],
    second: "done",
    both: [kept, kept],
  };
});

happensOnce("open an import as the operator", async () => {
  const fileName = `${newFormKey()}.csv`;
  const begun = { state: "reading", content: null };
  return {
    call: (key) => openImport(OPERATOR, { key, fileName }),
    effect: () => sql`select state, content from gig_imports where file_name = ${fileName}`,
    once: [begun],
    second: "done",
    both: [begun, begun],
  };
});

test("an unfinished import is failed by the next one after a day, and not before", async () => {
  const open = () => openImport(OPERATOR, { key: newFormKey(), fileName: "left.csv" });
  const { answer } = await open();
  const stateOf = () => sql`select state from gig_imports where id = ${answer.id}`;
  clock.forward({ hours: 23 });
  await open();
  expect(await stateOf()).toEqual([{ state: "reading" }]);
  clock.forward({ hours: 2 });
  await open();
  expect(await stateOf()).toEqual([{ state: "failed" }]);
});
