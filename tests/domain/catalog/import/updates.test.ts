/** Updates by importing a gig again: what the preview says, what is chosen, and what is never touched. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { previewText } from "#app/cli/import-preview-text.ts";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import type { Updates } from "#app/domain/catalog/import/import-counts.ts";
import { readUploaded } from "#app/domain/catalog/import/import-job.ts";
import type { ImportFields } from "#app/domain/catalog/import/import-line.ts";
import { importPage } from "#app/domain/catalog/import/import-page.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { blockGig, pauseGig } from "#app/domain/catalog/move-gig.ts";
import { gigToEdit } from "#app/domain/catalog/my-gigs.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { tasksOf } from "#tests/kit/task-scene.ts";
import { asBefore } from "#tests/domain/catalog/mend/merged-store.ts";
import { csvOf, inPieces, sampleRow } from "./sample-catalogue.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 500_000_000n);
});

async function staged(rows: ImportFields[] | string) {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "rows.csv" });
  const csv = typeof rows === "string" ? rows : csvOf(rows);
  return { id: answer.id, counts: await stageFile(answer.id, inPieces(csv)) };
}

async function imported(rows: ImportFields[] | string, updates: Updates = "leave") {
  const { id } = await staged(rows);
  await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false, updates });
  return { id, counts: (await carryOutImport(OPERATOR, id)).answer };
}

const row = (title: string, changes: Partial<ImportFields> = {}) =>
  sampleRow({ freelancer: "lin", title, ...changes });

async function gigOf(title: string) {
  const [gig] = await database.owner<
    Array<{
      id: string;
      version: number;
      state: string;
      from: bigint;
      basic: bigint;
      category: string;
    }>
  >`
    select g.id, g.version, g.state, g.from_micros as "from", p.price_micros as basic, c.name as category
    from gigs g join categories c on c.id = g.category_id left join gig_packages p on p.gig_id = g.id and p.tier = 'basic'
    where g.title = ${title}`;
  if (gig === undefined) throw new Error(`There is no gig “${title}”.`);
  return gig;
}

describe("a second price for a gig (C14)", () => {
  const file = (nth: 1 | 2) =>
    readFileSync(`tests/fixtures/cases/C14-price-update-${nth}.csv`, "utf8");
  const title = "I will price this gig once";
  beforeAll(() => imported(file(1)));

  test("is remarked with both values, and left out by default", async () => {
    const { id, counts } = await staged(file(2));
    expect(counts).toMatchObject({ read: 1, ready: 0, changed: 1, already_there: 0 });
    expect((await importPage(people.sol, id)).changed).toMatchObject([
      {
        line: 2,
        remarks: [
          { code: "changed", sentence: expect.stringContaining("price $10.00 USD → $25.00 USD") },
        ],
      },
    ]);
    expect(previewText(counts)).toContain("1  already there with other values");
    const input = { key: newFormKey(), id, leaveOutRejected: false };
    const refusal = await refusalOf(confirmImport(OPERATOR, input));
    expect([refusal.code, refusal.message]).toEqual([
      "empty_list",
      expect.stringContaining("chose not to update the existing ones"),
    ]);
    expect(await gigOf(title)).toMatchObject({ from: 10_000_000n, version: 1 });
  });
  test("is written where the operator says so: price, package and version", async () => {
    expect((await imported(file(2), "changed")).counts).toMatchObject({ imported: 0, updated: 1 });
    expect(await gigOf(title)).toMatchObject({ from: 25_000_000n, basic: 25_000_000n, version: 2 });
    expect((await staged(file(2))).counts).toMatchObject({ changed: 0, already_there: 1 });
  });
  test("is written by the API's choice", async () => {
    const program = client(await tokenOf(people.sol));
    const body = { file_name: "back.csv", content: file(1) };
    const { id } = ok(await program.POST("/staff/imports", { params: keyed(), body }));
    await readUploaded(id, true);
    const at = { path: { id } };
    const read = ok(await program.GET("/staff/imports/{id}", { params: at }));
    expect(read).toMatchObject({ counts: { changed: 1 }, changed: [{ line: 2 }], edited: [] });
    const confirm = { leave_out_rejected: false, updates: "changed" as const };
    const params = { ...keyed(), ...at };
    ok(await program.POST("/staff/imports/{id}/confirm", { params, body: confirm }));
    expect((await carryOutImport(people.sol, id)).answer).toMatchObject({ updated: 1 });
    expect((await gigOf(title)).from).toBe(10_000_000n);
  });
});

describe("an update", () => {
  test("names each field that differs, and finds the gig by its new words", async () => {
    const title = "Paint a hundred doors in a colour";
    await imported([row(title)]);
    const changes = {
      tags: "doors",
      delivery_days: "7",
      description: "Every door of a zeppelin, painted twice by hand.",
    };
    const { id } = await staged([row(title, changes)]);
    const [line] = (await importPage(people.sol, id)).changed;
    expect(line?.remarks[0]?.sentence).toMatch(
      /delivery 3 days → 7 days; tags paint, wall → doors; description .*→ “Every door/,
    );
    await imported([row(title, changes)], "changed");
    const found = await searchGigs(readFilters(new URLSearchParams("q=zeppelin")));
    expect(found.gigs).toMatchObject([{ title, deliveryDays: 7, tags: ["doors"] }]);
  });
  test("keeps running orders at the price they were placed with", async () => {
    const title = "Paint a fence that is ordered already";
    await imported([row(title)]);
    const gig = await gigOf(title);
    const { answer } = await placeOrder(people.ada, {
      gigId: gig.id,
      selection: { package: "basic", quantity: 1 },
      brief: "White.",
      total: "25.5",
      key: newFormKey(),
    });
    await imported([row(title, { price: "99" })], "changed");
    const tasks = await tasksOf(answer.orderId);
    const prices =
      await database.owner`select price_micros as price from tasks where id = any (${tasks})`;
    expect(prices).toEqual([{ price: 25_500_000n }]);
    expect((await gigOf(title)).from).toBe(99_000_000n);
  });
  test("keeps a paused gig paused and a blocked gig blocked, and says that it is blocked", async () => {
    const titles = ["Paint a gate that is paused", "Paint a gate that is blocked"] as const;
    await imported(titles.map((title) => row(title)));
    const [paused, blocked] = [await gigOf(titles[0]), await gigOf(titles[1])];
    await pauseGig(people.lin, { key: newFormKey(), id: paused.id, version: 1 });
    const block = { key: newFormKey(), id: blocked.id, version: 1, reason: "Not allowed here." };
    await blockGig(people.sol, block);
    const again = titles.map((title) => row(title, { price: "30" }));
    const { id } = await imported(again, "changed");
    expect([await gigOf(titles[0]), await gigOf(titles[1])]).toMatchObject([
      { state: "paused", from: 30_000_000n },
      { state: "blocked", from: 30_000_000n },
    ]);
    const codes = (await importPage(people.sol, id)).changed.map(({ remarks }) =>
      remarks.map(({ code }) => code),
    );
    expect(codes).toEqual([["changed"], ["changed", "blocked_gig"]]);
  });
  test("leaves a gig that its freelancer edited since, unless that is chosen too", async () => {
    const title = "Paint a shed, edited by its owner";
    await imported([row(title)]);
    const { id } = await gigOf(title);
    const { content, version } = await gigToEdit(people.lin, id);
    if (content.offer.kind !== "package") throw new Error("A package was imported.");
    const [basic] = content.offer.packages;
    if (basic === undefined) throw new Error("The import writes a basic package.");
    const premium = {
      ...basic,
      tier: "premium" as const,
      title: "Two sheds",
      priceMicros: 60_000_000n,
    };
    const offer = { ...content.offer, packages: [basic, premium] };
    const edited = { ...content, buyerBrief: "Which colour?", offer };
    await editGig(people.lin, { key: newFormKey(), id, version, content: edited });
    const dearer = [row(title, { price: "80" }), row("Paint another shed beside it")];
    const first = await imported(dearer, "changed");
    expect(first.counts).toMatchObject({ imported: 1, updated: 0, edited: 1 });
    expect((await gigOf(title)).from).toBe(25_500_000n);
    expect((await importPage(people.sol, first.id)).edited).toMatchObject([
      { remarks: [{ code: "changed" }, { code: "edited_since" }] },
    ]);
    expect((await imported(dearer, "edited")).counts).toMatchObject({ updated: 1 });
    // The other package is the cheapest now, and stays.
    expect(await gigOf(title)).toMatchObject({ basic: 80_000_000n, from: 60_000_000n });
    expect((await gigToEdit(people.lin, id)).content.buyerBrief).toBe("Which colour?");
    const euros = await staged([row(title, { price: "80", currency: "EUR" })]);
    expect(euros.counts.rejected).toBe(1);
  });
  test("does not change a gig's kind, and says so", async () => {
    const title = "Paint a roof, by the piece or whole";
    await imported([row(title)]);
    const { id, counts } = await staged([row(title, { kind: "unit", unit: "tile" })]);
    expect(counts).toMatchObject({ rejected: 1, ready: 0 });
    expect((await importPage(people.sol, id)).rejected).toMatchObject([
      { remarks: [{ code: "kind_differs" }] },
    ]);
  });
  test("that fails half-way changes nothing", async () => {
    const titles = [1, 2].map((n) => `Paint cellar ${n} of a burning house`);
    await imported(titles.map((title) => row(title)));
    const { id } = await staged(titles.map((title) => row(title, { price: "70" })));
    const input = { key: newFormKey(), id, leaveOutRejected: false, updates: "changed" as const };
    await confirmImport(OPERATOR, input);
    const fail = (written: number) => {
      if (written > 0) throw new Error("The machine caught fire.");
    };
    await expect(carryOutImport(OPERATOR, id, fail)).rejects.toThrow("fire");
    expect((await gigOf(titles[0] ?? "")).from).toBe(25_500_000n);
    expect((await carryOutImport(OPERATOR, id)).answer.updated).toBe(2);
  });
  test("does not overwrite an edit made between the preview and the import", async () => {
    const title = "Paint a door, edited during a preview";
    await imported([row(title)]);
    const { id } = await staged([row(title, { price: "33" })]);
    const gig = await gigToEdit(people.lin, (await gigOf(title)).id);
    const content = {
      ...gig.content,
      description: "Rewritten by hand while staff looked at a preview.",
    };
    await editGig(people.lin, {
      key: newFormKey(),
      id: (await gigOf(title)).id,
      version: gig.version,
      content,
    });
    await confirmImport(OPERATOR, {
      key: newFormKey(),
      id,
      leaveOutRejected: false,
      updates: "changed",
    });
    expect((await carryOutImport(OPERATOR, id)).answer).toMatchObject({ updated: 0, edited: 1 });
    expect((await gigOf(title)).from).toBe(25_500_000n);
  });
});

describe("gigs of a store from before categories had identities", () => {
  test("are known again by their former key, and an update moves them out of a merged category", async () => {
    const names = ["C++", "C#", "C"];
    const rows = names.map((category) =>
      sampleRow({
        category,
        subcategory: "",
        title: `Program something in ${category}, carefully`,
      }),
    );
    const { id } = await staged(rows);
    // As the earlier version wrote them: one category, keys made from slugs.
    await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false });
    const formers = await database.owner<{ title: string; key: string }[]>`
      select row->>'title' as title, row->>'formerKey' as key from gig_import_lines where import_id = ${id}`;
    await carryOutImport(OPERATOR, id);
    const merged = (await gigOf(rows[0]?.title ?? "")).category;
    const spec = { name: "test.gig" as const, actor: OPERATOR, key: newFormKey(), input: { id } };
    await command(spec, async (tx) => {
      for (const { title, key } of formers)
        await tx.sql`
          update gigs set source_key = ${key}, imported_hash = null, command_id = ${tx.command.id},
            category_id = (select id from categories where name = ${merged}) where title = ${title}`;
      return {};
    });
    const again = await staged(rows);
    expect(again.counts).toMatchObject({ ready: 0, already_there: 1, changed: 2 });
    expect((await importPage(people.sol, again.id)).changed[0]?.remarks[0]?.sentence).toContain(
      "category C++ → C#",
    );
    await imported(rows, "changed");
    for (const [place, { title }] of rows.entries())
      expect((await gigOf(title)).category).toBe(names[place]);
    expect((await staged(rows)).counts).toMatchObject({ already_there: 3 });
  });
  test("belong to one line of several with their former key, from the preview to the end of the import", async () => {
    const title = "Explain pointers, whatever the language is called";
    const lineOf = (category: string) => sampleRow({ category, subcategory: "", title });
    const { id } = await staged([lineOf("C++")]);
    const [former] = await database.owner<{ key: string }[]>`
      select row->>'formerKey' as key from gig_import_lines where import_id = ${id}`;
    await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false });
    await carryOutImport(OPERATOR, id);
    await asBefore((await gigOf(title)).id, { source_key: former?.key ?? "" });
    const both = [lineOf("C++"), lineOf("C")];
    expect((await staged(both)).counts).toMatchObject({ ready: 1, already_there: 1 });
    const { counts } = await imported(both, "edited");
    expect(counts).toMatchObject({ imported: 1, updated: 0, already_there: 1 });
  });
});
