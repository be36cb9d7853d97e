/** Carrying an import out: two workers at once write its gigs once, and freelancers' own commands do not wait for it. */
import { expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { csvOf, inPieces, sampleRow } from "./sample-catalogue.ts";

const database = useDatabase();

changesOnce("carry an import out", async () => {
  const freelancer = `painter-${newFormKey().slice(0, 8)}`;
  const rows = [1, 2].map((n) => sampleRow({ freelancer, title: `Paint ${n} walls of a room` }));
  const opened = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  const { id } = opened.answer;
  await stageFile(id, inPieces(csvOf(rows)));
  await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false });
  return {
    call: () => carryOutImport(OPERATOR, id).then(({ answer }) => answer),
    effect: async () => {
      const [row] = await sql`
          select state, (select count(*)::int from gigs g join users u on u.id = g.freelancer_id
                         where lower(u.handle) = ${freelancer}) as gigs
          from gig_imports where id = ${id}`;
      return row;
    },
    once: { state: "imported", gigs: 2 },
  };
});

async function importOf(title: string, freelancer: string): Promise<string> {
  const opened = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  const { id } = opened.answer;
  await stageFile(id, inPieces(csvOf([sampleRow({ freelancer, title })])));
  await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false });
  return id;
}

test("an import does not wait for a command that holds its freelancer, so it holds up none either", async () => {
  const freelancer = `painter-${newFormKey().slice(0, 8)}`;
  await carryOutImport(OPERATOR, await importOf("Paint a wall of a room", freelancer));
  const again = await importOf("Paint the ceiling of a room", freelancer);
  await database.owner.begin(async (tx) => {
    // As a withdrawal or a closing does.
    const held = await tx`
      select from users where lower(handle) = ${freelancer} for no key update`;
    expect(held.count).toBe(1);
    const { answer } = await carryOutImport(OPERATOR, again);
    expect(answer.imported).toBe(1);
  });
  const [row] = await sql`
    select count(*)::int as found from search_gigs s join users u on u.id = s.freelancer_id where lower(u.handle) = ${freelancer}`;
  expect(row).toEqual({ found: 2 });
});
