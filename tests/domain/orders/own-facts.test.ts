/** The reference and metadata that a buyer gives an order: limits, who reads them, and how orders are found by them. */
import { beforeAll, expect, test } from "vitest";
import { fanOut } from "#app/domain/webhooks/fan-out.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { inputHash } from "#app/domain/commands/input-hash.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { ordersByTurn } from "#app/domain/home/orders-by-turn.ts";
import { orderList } from "#app/domain/orders/order-list.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { orderOf } from "#tests/kit/asking-gig.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { endpointOf } from "#tests/domain/webhooks/scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people: Cast;
let gigId: string;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  gigId = await sampleGig(people.lin, { priceMicros: 10_000_000n });
});

const OWN = { reference: "INV-2026/7", metadata: { project: "Mint", batch: "a=b 42" } };

test("reference and metadata are read by the buyer, and neither by the freelancer nor by staff", async () => {
  const { ada, lin, sol } = people;
  const { orderId, taskIds } = await orderOf(ada, gigId, OWN);
  const [taskId = ""] = taskIds;
  for (const [reader, told] of [
    [ada, OWN],
    [lin, { reference: null, metadata: null }],
    [sol, { reference: null, metadata: null }],
  ] as const) {
    expect((await orderPage(reader, orderId, { after: 0 })).order).toMatchObject(told);
    expect((await taskPage(reader, taskId)).task).toMatchObject(told);
  }
  const [bought, sold] = [
    await orderList(ada, "buyer", {}),
    await orderList(lin, "freelancer", {}),
  ];
  expect(bought.orders[0]?.reference).toBe("INV-2026/7");
  expect(sold.orders[0]?.reference).toBeNull();
});

test("a buyer finds orders by reference and by a key with its value, and a freelancer finds nothing by them", async () => {
  const { ada, lin } = people;
  const own = { reference: "Only one", metadata: { project: "Crown", size: "2" } };
  const { orderId } = await orderOf(ada, gigId, own);
  const found = async (filter: { reference?: string; metadata?: string }) =>
    (await orderList(ada, "buyer", { own: filter })).orders.map(({ id }) => id);
  expect(await found({ reference: "Only one" })).toEqual([orderId]);
  expect(await found({ reference: "Only" })).toEqual([]);
  expect(await found({ metadata: "project=Crown" })).toEqual([orderId]);
  expect(await found({ metadata: "project=Crown", reference: "Only one" })).toEqual([orderId]);
  expect(await found({ metadata: "project=crown" })).toEqual([]);
  expect((await refusalOf(found({ metadata: "project" }))).code).toBe("invalid_input");
  const search = { view: "all", text: "only ONE" } as const;
  expect((await ordersByTurn(ada, "buyer", search)).orders.map(({ id }) => id)).toEqual([orderId]);
  expect((await ordersByTurn(lin, "freelancer", search)).orders).toEqual([]);
});

test.each([
  ["a reference of 101 characters", { reference: "r".repeat(101) }],
  [
    "21 keys",
    { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}`, "x"])) },
  ],
  ["a key of 41 characters", { metadata: { ["k".repeat(41)]: "x" } }],
  ["a key with an equals sign", { metadata: { "a=b": "x" } }],
  ["an empty key", { metadata: { " ": "x" } }],
  ["a value of 501 characters", { metadata: { a: "v".repeat(501) } }],
  ["two keys that are the same once tidied", { metadata: { a: "x", " a": "y" } }],
])("an order with %s is refused", async (_, own) => {
  expect((await refusalOf(orderOf(people.ada, gigId, own))).code).toBe("invalid_input");
});

test("a direction control in metadata is refused, and texts at their limits are kept", async () => {
  const bad = { metadata: { a: "b\u202Ec" } };
  expect(await refusalOf(orderOf(people.ada, gigId, bad))).toMatchObject({
    code: "text_direction",
  });
  const most = Array.from({ length: 20 }, (_, n) => [`key ${n}`, "é".repeat(500)]);
  const own = { reference: "x".repeat(100), metadata: Object.fromEntries(most) };
  const { orderId } = await orderOf(people.ada, gigId, own);
  expect((await orderPage(people.ada, orderId, { after: 0 })).order).toMatchObject(own);
});

test("an order without them has the input of earlier releases, so that old keys keep their answers", async () => {
  const key = newFormKey();
  const { orderId } = await orderOf(people.ada, gigId, { key, reference: undefined, answers: [] });
  const former = { gigId, selection: { package: "basic", quantity: 1 }, brief: "", total: "10" };
  const [row] = await sql<{ hash: Buffer }[]>`
    select input_hash as hash from commands where idempotency_key = ${key}`;
  expect(row?.hash).toEqual(inputHash("orders.place", former));
  const [stored] =
    await sql`select reference, metadata, questions from orders where id = ${orderId}`;
  expect(stored).toEqual({ reference: null, metadata: null, questions: null });
});

test("messages to the buyer's programs carry them, messages to the freelancer's do not, and written bodies stay", async () => {
  const { ada, lin } = people;
  const { orderId } = await orderOf(ada, gigId, OWN);
  for (const who of [ada, lin])
    await endpointOf(who, `https://${who.id.slice(4)}.example/hook`, ["order.placed"]);
  const [event] = await sql<RelayEvent[]>`
    select id, name, subject_id as "subjectId", payload, at from events where subject_id = ${orderId} and name = 'order.placed'`;
  if (event === undefined) throw new Error("The order has an event.");
  await fanOut([event]);
  await fanOut([event]);
  const bodies = await sql<Array<{ userId: string; body: string }>>`
    select e.user_id as "userId", d.body from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
    where d.event_id = ${event.id}`;
  const of = (id: string) => bodies.filter(({ userId }) => userId === id).map(({ body }) => body);
  expect(of(ada.id)).toHaveLength(1);
  expect(JSON.parse(of(ada.id)[0] ?? "")).toMatchObject({ data: OWN });
  expect(of(lin.id)).toHaveLength(1);
  expect(of(lin.id)[0]).not.toMatch(/INV-2026|Mint|reference|metadata/);
});
