/** Whole imports on a real database: preview, all or nothing, repeats without twins, kills in the middle, two at once. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { previewText } from "#app/cli/import-preview-text.ts";
import { openImport, uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport, discardImport } from "#app/domain/catalog/import/confirm-import.ts";
import { importConfirmed, readUploaded } from "#app/domain/catalog/import/import-job.ts";
import type { ImportFields } from "#app/domain/catalog/import/import-line.ts";
import {
  importPage,
  importReport,
  recentImports,
  rejectedReasons,
} from "#app/domain/catalog/import/import-page.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { csvOf, inPieces, manyRows, sampleRow } from "./sample-catalogue.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

/** Reads rows as the operator's command does; gives the import's id and counts. */
async function staged(rows: ImportFields[]) {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  const counts = await stageFile(answer.id, inPieces(csvOf(rows)));
  return { id: answer.id, counts };
}

async function confirmed(rows: ImportFields[], leaveOutRejected = false) {
  const { id } = await staged(rows);
  await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected });
  return id;
}

async function count(): Promise<{ gigs: number; users: number }> {
  const [row] = await database.owner<{ gigs: number; users: number }[]>`
    select (select count(*)::int from gigs) as gigs, (select count(*)::int from users) as users`;
  if (row === undefined) throw new Error("Counting gives a row.");
  return row;
}

describe("a catalogue", () => {
  const rows = manyRows(200).map((row) => ({ ...row, title: `${row.title} for the first time` }));
  test("is previewed, then imported whole, and found at once", async () => {
    const { id, counts } = await staged(rows);
    expect(counts).toMatchObject({
      read: 200,
      ready: 200,
      rejected: 0,
      new_freelancers: 20,
      new_categories: 8,
      imported: 0,
    });
    expect((await count()).gigs).toBe(0);
    await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false });
    const told: number[] = [];
    const { answer } = await carryOutImport(OPERATOR, id, (written) => told.push(written));
    expect([answer.imported, told.at(-1)]).toEqual([200, 200]);
    expect((await importPage(people.sol, id)).summary).toMatchObject({
      state: "imported",
      failure: null,
    });
    const found = await searchGigs(readFilters(new URLSearchParams("q=piant+wall+number+17")));
    expect(found.gigs[0]?.title).toBe("Paint wall number 17 in a colour for the first time");
    const page = await gigPage(null, found.gigs[0]?.id ?? "");
    expect(page.packages).toMatchObject([
      { tier: "basic", priceMicros: 18_250_000n, revisions: 1 },
    ]);
    expect((await sellerPage("painter-3", null)).seller).toMatchObject({
      unclaimed: true,
      headline: "Painter",
      gigs: 10,
    });
  });
  test("imported again makes no twins: every line is there already, and there is nothing to confirm", async () => {
    const before = await count();
    const { id, counts } = await staged(rows);
    expect(counts).toMatchObject({
      read: 200,
      ready: 0,
      already_there: 200,
      new_freelancers: 0,
      new_categories: 0,
    });
    const refusal = await refusalOf(
      confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false }),
    );
    expect(refusal.code).toBe("empty_list");
    expect(await count()).toEqual(before);
  });
  test("with new lines among old ones imports only the new lines", async () => {
    const id = await confirmed([
      ...rows.slice(0, 5),
      sampleRow({ title: "Something that is new here" }),
    ]);
    expect((await carryOutImport(OPERATOR, id)).answer).toMatchObject({
      imported: 1,
      already_there: 5,
    });
  });
  test("with the same line twice takes the first", async () => {
    const row = sampleRow({ title: "Said twice in the same file" });
    const { id, counts } = await staged([row, { ...row, price: "99" }]);
    expect(counts).toMatchObject({ ready: 1, already_there: 1 });
    const report = await importReport(people.sol, id);
    expect(report).toContain("3,already_there,repeated_in_file,The same gig is on line 2");
  });
  test("gives known freelancers their gigs, in any case of the name, and refuses suspended ones", async () => {
    const id = await confirmed([
      sampleRow({ freelancer: "LIN", title: "A gig for somebody known" }),
    ]);
    await carryOutImport(OPERATOR, id);
    expect((await sellerPage("lin", null)).seller).toMatchObject({
      id: people.lin.id,
      gigs: 1,
      unclaimed: false,
    });
    await suspendByHand(database.owner, people.max.id);
    const { id: other, counts } = await staged([
      sampleRow({ freelancer: "max", title: "A gig for somebody suspended" }),
    ]);
    expect(counts.rejected).toBe(1);
    expect(await rejectedReasons(other, 5)).toMatchObject([
      { code: "freelancer_suspended", lines: 1, first: [2] },
    ]);
  });
});

describe("rejected lines", () => {
  const rows = [
    sampleRow({ title: "A fine line in bad company" }),
    sampleRow({ title: "A line of a bad price", price: "1,50" }),
  ];
  test("stop the whole import and are reported with number, code and sentence", async () => {
    const before = await count();
    const { id, counts } = await staged(rows);
    expect(counts).toMatchObject({ ready: 1, rejected: 1 });
    const refusal = await refusalOf(
      confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false }),
    );
    expect([refusal.code, refusal.facts["rejected"]]).toEqual(["import_has_rejected_lines", "1"]);
    expect(await count()).toEqual(before);
    expect((await importPage(people.sol, id)).rejected).toMatchObject([
      { line: 3, title: "A line of a bad price", remarks: [{ code: "amount_invalid" }] },
    ]);
    expect(await importReport(people.sol, id)).toContain(
      "3,rejected,amount_invalid,“1,50” is not a price".replace(
        "“1,50” is not a price",
        '"“1,50” is not a price',
      ),
    );
  });
  test("are left out when staff choose so", async () => {
    const id = await confirmed(rows, true);
    expect((await carryOutImport(OPERATOR, id)).answer).toMatchObject({ imported: 1, rejected: 1 });
    expect((await importPage(people.sol, id)).summary.leaveOutRejected).toBe(true);
  });
  test("are written to the report without spreadsheet formulas", async () => {
    const { id } = await staged([sampleRow({ title: "=HYPERLINK(1)", price: "0" })]);
    expect(await importReport(people.sol, id)).toContain("'=HYPERLINK(1)");
  });
});

describe("interruptions", () => {
  const interrupted = (how: string) =>
    manyRows(30).map((row) => ({ ...row, title: `${row.title}, ${how}` }));

  test("that fail an import half-way leave nothing, and it can be done again", async () => {
    const before = await count();
    const id = await confirmed(interrupted("failing"));
    const fail = () => {
      throw new Error("The machine caught fire.");
    };
    await expect(carryOutImport(OPERATOR, id, fail)).rejects.toThrow("fire");
    expect(await count()).toEqual(before);
    expect((await importPage(people.sol, id)).summary.state).toBe("importing");
    expect((await carryOutImport(OPERATOR, id)).answer.imported).toBe(30);
  });
  test("that kill an import's connection in the middle leave all of it, once, or nothing", async () => {
    const before = await count();
    const id = await confirmed(interrupted("killed"));
    // Slow enough to be killed while it runs.
    await database.owner`create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(0.5); return null; end'`;
    await database.owner`create trigger dawdle after insert on gig_packages for each statement execute function dawdle()`;
    const task = { over: false };
    const importing = carryOutImport(OPERATOR, id)
      .catch(() => null)
      .finally(() => {
        task.over = true;
      });
    for (let killed = 0; killed === 0 && !task.over;)
      killed = (
        await database.owner`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event = 'PgSleep'`
      ).count;
    const outcome = await importing;
    await database.owner`drop trigger dawdle on gig_packages`;
    expect((await count()).gigs).toBe(before.gigs + (outcome === null ? 0 : 30));
    expect((await carryOutImport(OPERATOR, id)).answer.imported).toBe(30);
    expect((await count()).gigs).toBe(before.gigs + 30);
  });
  test("that return too often end the worker's tries, and staff can confirm again", async () => {
    const id = await confirmed(interrupted("given up"));
    await database.owner`create function refuse_all() returns trigger language plpgsql as 'begin raise exception ''no room''; end'`;
    await database.owner`create trigger refuse_all before insert on gigs for each row execute function refuse_all()`;
    await expect(importConfirmed(people.sol, id, true)).rejects.toThrow("no room");
    await database.owner`drop trigger refuse_all on gigs`;
    expect((await importPage(people.sol, id)).summary).toMatchObject({
      state: "previewed",
      failure: expect.stringContaining("you can try again"),
    });
    await confirmImport(people.sol, { key: newFormKey(), id, leaveOutRejected: false });
    await importConfirmed(people.sol, id, false);
    expect((await importPage(people.sol, id)).summary.state).toBe("imported");
  });
  test("apart, the same import twice at once happens once", async () => {
    const before = await count();
    const id = await confirmed(
      manyRows(50).map((row) => ({ ...row, title: `${row.title}, at once` })),
    );
    const [one, two] = await Promise.all([
      carryOutImport(OPERATOR, id),
      carryOutImport(OPERATOR, id),
    ]);
    expect(new Set([one.replayed, two.replayed])).toEqual(new Set([false, true]));
    expect((await count()).gigs).toBe(before.gigs + 50);
  });
  test("apart, two imports of the same file at once make no twins", async () => {
    const before = await count();
    const rows = manyRows(50).map((row) => ({ ...row, title: `${row.title}, in two files` }));
    const ids = await Promise.all([confirmed(rows), confirmed(rows)]);
    const done = await Promise.all(ids.map((id) => carryOutImport(OPERATOR, id)));
    expect(done.map(({ answer }) => answer.imported).sort((a, b) => a - b)).toEqual([0, 50]);
    expect((await count()).gigs).toBe(before.gigs + 50);
  });
  test("apart, two readers at once store each line once", async () => {
    const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "twice.csv" });
    const csv = csvOf(manyRows(700).map((row) => ({ ...row, title: `${row.title}, read twice` })));
    await Promise.all([stageFile(answer.id, inPieces(csv)), stageFile(answer.id, inPieces(csv))]);
    expect((await importPage(people.sol, answer.id)).summary.counts).toMatchObject({
      read: 700,
      ready: 700,
    });
  });
});

test("imports unfinished for a day are closed by the next import, and their lines deleted", async () => {
  const ids = [
    (await staged([sampleRow({ title: "Read and then forgotten" })])).id,
    await confirmed([sampleRow({ title: "Confirmed and then killed" })]),
  ];
  await database.owner`update gig_imports set created_at = created_at - interval '25 hours' where id = any (${ids})`;
  await staged([sampleRow({ title: "The next one comes along" })]);
  for (const id of ids) {
    const { summary, samples } = await importPage(people.sol, id);
    expect([summary.state, samples]).toEqual(["failed", []]);
    expect(summary.failure).toContain("Nothing was imported");
  }
});

describe("an import by staff", () => {
  const content = new TextEncoder().encode(
    csvOf([sampleRow({ title: "Uploaded by a member of staff" })]),
  );
  const upload = async (bytes = content) => {
    const { answer } = await uploadImport(people.sol, {
      key: newFormKey(),
      fileName: "up.csv",
      content: bytes,
    });
    return answer.id;
  };
  const jobs = () =>
    database.owner<
      { task: string }[]
    >`select task_identifier as task from graphile_worker.jobs order by id`;

  test("is uploaded, read by the worker, confirmed, and imported by the worker", async () => {
    const id = await upload();
    expect((await importPage(people.sol, id)).summary.state).toBe("reading");
    await readUploaded(id, false);
    await readUploaded(id, false);
    expect((await importPage(people.sol, id)).summary).toMatchObject({
      state: "previewed",
      counts: { ready: 1 },
    });
    await confirmImport(people.sol, { key: newFormKey(), id, leaveOutRejected: false });
    await importConfirmed(people.sol, id, false);
    await importConfirmed(people.sol, id, false);
    expect((await importPage(people.ray, id)).summary).toMatchObject({
      state: "imported",
      counts: { imported: 1 },
    });
    expect((await jobs()).map(({ task }) => task)).toEqual(
      expect.arrayContaining(["read-gig-import", "import-gigs"]),
    );
    expect((await recentImports(people.ray)).map((each) => each.id)).toContain(id);
  });
  test("of an unreadable file ends as refused, with the reason", async () => {
    const id = await upload(new Uint8Array([0x1f, 0x8b, 0, 0, 0]));
    await readUploaded(id, false);
    const { summary } = await importPage(people.sol, id);
    expect(summary.state).toBe("refused");
    expect(summary.failure).toContain("Nothing was imported.");
  });
  test("of a file with an open quote gives the same counts and report as at the terminal", async () => {
    const file = readFileSync("tests/fixtures/cases/C02-open-quote-wrong-line.csv");
    const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "C02.csv" });
    const terminal = await stageFile(answer.id, inPieces(file));
    const id = await upload(file);
    await readUploaded(id, false);
    const { counts } = (await importPage(people.sol, id)).summary;
    expect(counts).toEqual(terminal);
    expect(counts).toMatchObject({ lines: 8, header: 1, ready: 1, rejected: 1, swallowed: 5 });
    for (const each of [id, answer.id])
      expect(await importReport(people.sol, each)).toContain(
        '3,rejected,lines_swallowed,"Because of that, this line also contains the 5 lines after it, up to line 8."',
      );
    expect(previewText(terminal)).toContain(
      "5  inside an unclosed quote or a line that is too long",
    );
  });
  test("from before other lines were counted shows none of them", async () => {
    const id = await upload();
    await database.owner`update gig_imports set counts = '{"read": 3, "ready": 3}' where id = ${id}`;
    expect((await importPage(people.sol, id)).summary.counts).toMatchObject({
      read: 3,
      lines: 0,
      swallowed: 0,
    });
  });
  test("of an empty file is refused at the upload", async () => {
    expect((await refusalOf(upload(new Uint8Array()))).code).toBe("import_malformed");
  });
  test("can be cancelled at its preview, and then not confirmed any more", async () => {
    const id = await upload();
    await readUploaded(id, false);
    await discardImport(people.sol, { key: newFormKey(), id });
    expect((await importPage(people.sol, id)).summary.state).toBe("refused");
    const input = { key: newFormKey(), id, leaveOutRejected: true };
    expect((await refusalOf(confirmImport(people.sol, input))).code).toBe("transition_refused");
    expect((await refusalOf(carryOutImport(people.sol, id))).code).toBe("transition_refused");
  });
  test("does not exist for anybody else", async () => {
    const id = await upload();
    const input = { key: newFormKey(), id, leaveOutRejected: false };
    // Begun one by one: a refusal without a handler yet would be an unhandled rejection.
    const tries = [
      () => uploadImport(people.ada, { key: newFormKey(), fileName: "x.csv", content }),
      () => confirmImport(people.ada, input),
      () => discardImport(people.ada, input),
      () => importPage(people.ada, id),
      () => importPage(null, id),
      () => importReport(people.lin, id),
      () => recentImports(people.ada),
      () => importPage(people.sol, newId("import")),
      () => confirmImport(people.sol, { ...input, id: newId("import") }),
    ];
    for (const attempt of tries) expect((await refusalOf(attempt)).code).toBe("not_found");
  });
  test("is confirmed once by two presses of the button", async () => {
    const id = await upload(
      new TextEncoder().encode(csvOf([sampleRow({ title: "Confirmed with a double click" })])),
    );
    await readUploaded(id, false);
    const input = { key: newFormKey(), id, leaveOutRejected: false };
    const both = await Promise.all([
      confirmImport(people.sol, input),
      confirmImport(people.sol, input),
    ]);
    expect(new Set(both.map(({ replayed }) => replayed))).toEqual(new Set([false, true]));
  });
});
