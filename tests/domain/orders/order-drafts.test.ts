/** Drafts of orders: kept through refusals and deposits, taken along by the order, forgotten in time. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { forgetDrafts } from "#app/domain/orders/drafts/forget-drafts.ts";
import { orderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import { saveOrderDraft } from "#app/domain/orders/drafts/save-order-draft.ts";
import { dropDrafts } from "#app/domain/orders/drafts/take-draft.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people: Cast;
let gigId: string;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
  gigId = await sampleGig(people.lin, { priceMicros: 1_000_000n });
});

const [photo, sketch] = [received("photo.txt"), received("sketch.txt")];

/** Saves ada's draft with the files of the test. */
const save = (brief: string, keep: string[] = [], files = [photo, sketch]) =>
  saveOrderDraft({ holder: people.ada.id, gigId }, { brief, keep, files });

const namesOf = async () =>
  (await orderDraft([people.ada.id], gigId))?.files.map(({ name }) => name) ?? null;

const place = (draftFiles: string[], key = newFormKey(), brief = "A wren.") =>
  placeOrder(people.ada, {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief,
    total: "1",
    draftFiles,
    key,
  });

test("a draft is replaced by the next: text is new, unticked files are gone, a file sent again is one file", async () => {
  await save("A wren.");
  expect(await orderDraft([people.max.id], gigId)).toBeNull();
  expect(await namesOf()).toEqual(["photo.txt", "sketch.txt"]);
  await save("A robin.", [photo.sha256], [received("photo.txt"), received("third.txt")]);
  expect(await orderDraft([people.ada.id], gigId)).toMatchObject({
    brief: "A robin.",
    files: [{ name: "photo.txt" }, { name: "third.txt" }],
  });
  const six = Array.from({ length: 6 }, (_, n) => received(`${n}.txt`));
  const { code, field } = await refusalOf(save("A crow.", [], six));
  expect([code, field]).toEqual(["too_many_files", "files"]);
  expect(await namesOf()).toEqual(["photo.txt", "third.txt"]);
});

test("the bytes of a draft are in use until it is dropped", async () => {
  await dropDrafts([people.ada.id], gigId);
  await save("A wren.", [], [photo]);
  expect(await unknownStorageKeys([photo.storageKey, "nobody's"])).toEqual(["nobody's"]);
  await dropDrafts([people.ada.id], gigId);
  expect(await unknownStorageKeys([photo.storageKey])).toEqual([photo.storageKey]);
});

test("the order takes the ticked files along and ends the draft; its form sent again gets the same order", async () => {
  await save("A wren.");
  const key = newFormKey();
  const sent = [photo.sha256];
  const { answer } = await place(sent, key);
  const { order } = await orderPage(people.lin, answer.orderId, { after: 0 });
  expect(order.enclosures).toMatchObject([{ side: "buyer", files: [{ name: "photo.txt" }] }]);
  expect(await namesOf()).toBeNull();
  expect(await unknownStorageKeys([photo.storageKey, sketch.storageKey])).toEqual([
    sketch.storageKey,
  ]);
  expect(await place(sent, key)).toEqual({ answer, replayed: true });
  expect((await refusalOf(place([], key))).code).toBe("key_reused");
});

test("a file that is not in the buyer's own draft is refused, and the draft stays", async () => {
  const theirs = received("theirs.txt");
  await saveOrderDraft(
    { holder: people.max.id, gigId },
    { brief: "Mine.", keep: [], files: [theirs] },
  );
  await save("A wren.", [], [received("own.txt")]);
  expect((await refusalOf(place([theirs.sha256]))).code).toBe("draft_file_gone");
  expect(await namesOf()).toEqual(["own.txt"]);
});

test("a refused order keeps the draft", async () => {
  await save("A wren.", [], [received("own.txt")]);
  const dear = { gigId, selection: { package: "basic", quantity: 20 }, total: "20" };
  const poor = { ...dear, brief: "A wren.", draftFiles: [], key: newFormKey() };
  expect((await refusalOf(placeOrder(people.max, poor))).code).toBe("insufficient_balance");
  expect((await refusalOf(placeOrder(people.ada, { ...poor, total: "19" }))).code).toBe(
    "quote_changed",
  );
  expect(await namesOf()).toEqual(["own.txt"]);
});

test("nothing is saved for an unknown gig, and a person's oldest draft makes room for the twenty-first", async () => {
  const nowhere = { holder: people.max.id, gigId: "gig_00000000000000000000000000" };
  await saveOrderDraft(nowhere, { brief: "Lost.", keep: [], files: [received("lost.txt")] });
  expect(await orderDraft([people.max.id], nowhere.gigId)).toBeNull();
  const holder = "visitor:many";
  const gigs: string[] = [];
  for (let n = 0; n < 21; n += 1) gigs.push(await sampleGig(people.lin));
  for (const each of gigs)
    await saveOrderDraft({ holder, gigId: each }, { brief: "Once.", keep: [], files: [] });
  const left = await sql<{ gig: string }[]>`
    select gig_id as gig from order_drafts where holder = ${holder} order by gig_id`;
  expect(left.map(({ gig }) => gig)).toEqual(gigs.slice(1).toSorted());
});

test("a draft is forgotten four weeks after it was saved, with its files", async () => {
  const old = received("old.txt");
  await save("A wren.", [], [old]);
  await forgetDrafts();
  expect(await namesOf()).not.toBeNull();
  await sql`update order_drafts set saved_at = now() - interval '29 days' where holder = ${people.ada.id}`;
  expect(await forgetDrafts()).toBe(1);
  expect(await unknownStorageKeys([old.storageKey])).toEqual([old.storageKey]);
});

test("a picture's thumbnail waits with the draft and comes along with the order", async () => {
  const thumbnail = { bytes: 3, keptSha256: "e".repeat(64), storageKey: "small-picture" };
  const picture = { ...received("wren.png"), mediaType: "image/png", thumbnail };
  await save("A wren.", [], [picture, sketch]);
  expect(await unknownStorageKeys(["small-picture", "nothing"])).toEqual(["nothing"]);
  const { answer } = await place([picture.sha256, sketch.sha256]);
  const { order } = await orderPage(people.ada, answer.orderId, { after: 0 });
  const files = order.enclosures.flatMap((enclosure) => enclosure.files);
  expect(files.map(({ name, thumbnail: small }) => [name, small !== null])).toEqual([
    ["sketch.txt", false],
    ["wren.png", true],
  ]);
});
