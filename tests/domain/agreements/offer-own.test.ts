/** What each side of an offer or request gives it of its own, and its files: who reads them, what finds them, and what the order has of them. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { inputHash } from "#app/domain/commands/input-hash.ts";
import { acceptOffer } from "#app/domain/agreements/accept-offer.ts";
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { offerList } from "#app/domain/agreements/offer-list.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { myRequests } from "#app/domain/agreements/requests/request-list.ts";
import { requestView } from "#app/domain/agreements/requests/request-page.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { fanOut } from "#app/domain/webhooks/fan-out.ts";
import { endpointOf } from "#tests/domain/webhooks/scene.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, makeInput, offered } from "#tests/kit/offer-scene.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { awarded, posted, proposed } from "./requests/scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  for (const who of [people.ada, people.lin])
    await endpointOf(who, `https://${who.id.slice(4)}.example/hook`, EVENTS);
});

const EVENTS = ["offer.made", "offer.countered", "offer.accepted", "order.placed", "message.sent"];
const SELLERS = { reference: "Lin-1", metadata: { deal: "linen" } };
const BUYERS = { reference: "Ada-7", metadata: { project: "mint" } };

const countered = (who: UserActor, offerId: string, version: number, more: object = {}) => {
  const { terms, total, key } = makeInput();
  return counterOffer(who, { offerId, version, terms, total, key, ...more });
};

const own = async (who: UserActor, offerId: string) => {
  const { reference, metadata } = await offerPage(who, offerId);
  return { reference, metadata };
};
const found = async (who: UserActor, filter: { reference?: string; metadata?: string }) =>
  (await offerList(who, filter)).offers.map(({ id }) => id);
const orderOf = async (who: UserActor, orderId: string) =>
  (await orderPage(who, orderId, { after: 0 })).order;

/** The bodies that the programs of this person got about the thing, by event. */
async function toldTo(who: UserActor, about: string): Promise<string[]> {
  const events = await sql<RelayEvent[]>`
    select id, name, subject_id as "subjectId", payload, at from events
    where (subject_id = ${about} or payload->>'orderId' = ${about}) and name = any(${EVENTS}) order by id`;
  await fanOut([...events]);
  const rows = await sql<{ body: string }[]>`
    select d.body from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
    where e.user_id = ${who.id} and d.event_id = any(${events.map(({ id }) => id)}::text[]) order by d.event_id`;
  return rows.map(({ body }) => body);
}

test("each side of an offer reads, finds and is told its own reference and metadata, and never the other's", async () => {
  const { ada, lin } = people;
  const offerId = await offered(lin, {}, SELLERS);
  expect(await own(ada, offerId)).toEqual({ reference: null, metadata: null });
  await countered(ada, offerId, 1, BUYERS);
  // A later version without them keeps what its side said; the other side's stays its own.
  await countered(lin, offerId, 2);
  expect(await own(lin, offerId)).toEqual(SELLERS);
  expect(await own(ada, offerId)).toEqual(BUYERS);
  expect(await found(ada, { reference: "Ada-7", metadata: "project=mint" })).toEqual([offerId]);
  expect(await found(lin, { metadata: "deal=linen" })).toEqual([offerId]);
  expect(await found(ada, { reference: "Lin-1" })).toEqual([]);
  expect(await found(lin, { metadata: "project=mint" })).toEqual([]);
  const [made = "", counter = ""] = await toldTo(ada, offerId);
  expect(made).not.toMatch(/reference|Ada-7|Lin-1/);
  expect(JSON.parse(counter)).toMatchObject({ data: BUYERS });
  expect((await toldTo(ada, offerId)).join()).not.toMatch(/Lin-1|linen/);
  const sellers = await toldTo(lin, offerId);
  expect(sellers).toHaveLength(3);
  for (const body of sellers) expect(JSON.parse(body)).toMatchObject({ data: SELLERS });
  expect(sellers.join()).not.toMatch(/Ada-7|mint/);
});

test("the order of an accepted offer has the buyer's own facts, and the freelancer's program is not told them", async () => {
  const { ada, lin } = people;
  const offerId = await offered(ada, {}, { to: "lin", side: "buyer", ...BUYERS });
  const { orderId } = (await accepted(lin, offerId)).answer;
  expect(await orderOf(ada, orderId)).toMatchObject(BUYERS);
  expect(await orderOf(lin, orderId)).toMatchObject({ reference: null, metadata: null });
  const told = await toldTo(ada, orderId);
  expect(told.length).toBeGreaterThan(1);
  for (const body of told) expect(JSON.parse(body)).toMatchObject({ data: BUYERS });
  expect((await toldTo(lin, orderId)).join()).not.toMatch(/Ada-7|mint/);
});

test("a buyer who accepts may name the order, and a freelancer may not", async () => {
  const { ada, lin } = people;
  const offerId = await offered(lin, {}, SELLERS);
  const seen = { offerId, version: 1, key: newFormKey() };
  const { orderId } = (await acceptOffer(ada, { ...seen, reference: "At last" })).answer;
  expect(await orderOf(ada, orderId)).toMatchObject({ reference: "At last", metadata: null });
  const buyers = await offered(ada, {}, { to: "lin", side: "buyer" });
  const naming = acceptOffer(lin, { ...seen, offerId: buyers, key: newFormKey(), ...SELLERS });
  expect(await refusalOf(naming)).toMatchObject({ code: "invalid_input", field: "reference" });
});

test("a buyer who takes their reference back when they accept is told none of it about the acceptance", async () => {
  const { ada, lin } = people;
  const offerId = await offered(ada, {}, { to: "lin", side: "buyer", ...BUYERS });
  await countered(lin, offerId, 1);
  const last = { offerId, version: 2, key: newFormKey(), reference: "", metadata: {} };
  const { orderId } = (await acceptOffer(ada, last)).answer;
  expect(await orderOf(ada, orderId)).toMatchObject({ reference: null, metadata: null });
  const told = (await toldTo(ada, offerId)).filter((body) => body.includes("offer.accepted"));
  expect(told).toHaveLength(1);
  expect(told.join()).not.toMatch(/Ada-7|mint/);
});

test("a message about an order does not tell the freelancer's program what the buyer calls it", async () => {
  const { ada, lin } = people;
  const offerId = await offered(ada, {}, { to: "lin", side: "buyer", ...BUYERS });
  const { orderId } = (await accepted(lin, offerId)).answer;
  const message = { to: "lin", text: "How is it going?", files: [], orderId, key: newFormKey() };
  await sendMessage(ada, message);
  const [told = ""] = (await toldTo(lin, orderId)).filter((body) => body.includes("message.sent"));
  expect(told).toContain("How is it going?");
  expect(told).not.toMatch(/Ada-7|mint/);
});

test("a version without files and facts has the input of earlier releases, so that old keys keep their answers", async () => {
  const { key, ...input } = makeInput();
  await offered(people.lin, {}, { key, files: [], reference: undefined });
  const [row] = await sql<{ hash: Buffer }[]>`
    select input_hash as hash from commands where idempotency_key = ${key}`;
  expect(row?.hash).toEqual(inputHash("agreements.make_offer", input));
});

test("the files of an offer are read by its two people, and by staff once an order came of it", async () => {
  const { ada, lin, max, sol } = people;
  const offerId = await offered(
    ada,
    {},
    {
      to: "lin",
      side: "buyer",
      files: [received("brief.pdf")],
    },
  );
  await countered(lin, offerId, 1, { files: [received("sketch.pdf")] });
  const { versions } = await offerPage(lin, offerId);
  const files = versions.flatMap((one) => one.files);
  expect(files.map(({ name }) => name)).toEqual(["brief.pdf", "sketch.pdf"]);
  const [brief = ""] = files.map(({ id }) => id);
  for (const who of [ada, lin]) expect((await fileFor(who, brief)).name).toBe("brief.pdf");
  for (const who of [max, sol])
    expect(await refusalOf(fileFor(who, brief))).toMatchObject({ code: "not_found" });
  const { orderId } = (await accepted(ada, offerId, 2)).answer;
  const { enclosures } = await orderOf(lin, orderId);
  expect(enclosures.map(({ side, files: [file] }) => [side, file?.name])).toEqual([
    ["buyer", "brief.pdf"],
    ["freelancer", "sketch.pdf"],
  ]);
  for (const who of [ada, lin, sol]) expect((await fileFor(who, brief)).name).toBe("brief.pdf");
  expect(await refusalOf(fileFor(max, brief))).toMatchObject({ code: "not_found" });
});

test("the files and the buyer's own facts of a request are those of its order", async () => {
  const { ada, lin, max, sol } = people;
  const requestId = await posted(ada, { files: [received("wren.pdf")], ...BUYERS });
  expect(await requestView(ada, requestId)).toMatchObject(BUYERS);
  expect(await requestView(lin, requestId)).toMatchObject({ reference: null, metadata: null });
  const mine = async (filter: object) =>
    (await myRequests(ada, undefined, filter)).requests.map(({ id }) => id);
  expect(await mine({ reference: "Ada-7", metadata: "project=mint" })).toEqual([requestId]);
  expect(await mine({ reference: "Ada-8" })).toEqual([]);
  const { orderId } = await awarded(ada, await proposed(lin, requestId));
  expect(await orderOf(ada, orderId)).toMatchObject(BUYERS);
  const [enclosure] = (await orderOf(lin, orderId)).enclosures;
  expect(enclosure).toMatchObject({ side: "buyer", files: [{ name: "wren.pdf" }] });
  const id = enclosure?.files[0]?.id ?? "";
  for (const who of [ada, lin, sol]) expect((await fileFor(who, id)).name).toBe("wren.pdf");
  expect(await refusalOf(fileFor(max, id))).toMatchObject({ code: "not_found" });
});
