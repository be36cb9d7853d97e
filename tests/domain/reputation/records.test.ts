/** The records of sellers and buyers: what ended orders say about their sides, and computing it again from public facts. */
import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { markFactsInSameHands } from "#app/domain/reputation/mark-facts.ts";
import { noteEndedOrders, noteFacts } from "#app/domain/reputation/note-facts.ts";
import { buyerFacts, sellerFacts } from "#app/domain/reputation/public-facts.ts";
import { buyerRecord, sellerRecord } from "#app/domain/reputation/records.ts";
import { sql } from "#app/domain/store/store.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { endedOrder, review } from "#tests/kit/review-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

async function orderTo(buyer: UserActor, freelancer: UserActor) {
  await enrich(buyer, 1_000_000n);
  const placed = await order(buyer, freelancer, { priceMicros: 1_000_000n });
  await move(freelancer, "start", placed.taskIds);
  return placed;
}

async function factOf(orderId: string) {
  const [row] = await sql`
    select on_time as "onTime", by_silence as "bySilence", decide_seconds as seconds, revised, disputed, again, paid
    from order_facts where order_id = ${orderId}`;
  return row;
}

test("an order says whether it was on time, how it was accepted and how soon, and whether the buyer came back", async () => {
  const { ada, lin } = people;
  const { orderId } = await endedOrder(ada, lin);
  await noteFacts([orderId]);
  const first = { onTime: true, bySilence: false, revised: false, disputed: false, paid: true };
  expect(await factOf(orderId)).toMatchObject({ ...first, again: false });

  const late = await orderTo(ada, lin);
  const restore = setClock({ now: () => Temporal.Now.instant().add({ hours: 24 * 30 }) });
  try {
    await handOver(lin, late.taskIds);
    await move(ada, "revise", late.taskIds);
    await handOver(lin, late.taskIds);
    await move(ada, "accept", late.taskIds);
  } finally {
    restore();
  }
  await noteFacts([late.orderId]);
  expect(await factOf(late.orderId)).toMatchObject({ onTime: false, revised: true, again: true });
});

test("a part that was accepted before the last delivery is no answer to it, and the order is noted", async () => {
  const { ada, lin } = people;
  const { orderId, taskIds } = await orderTo(ada, lin);
  const [id = ""] = taskIds;
  await handOver(lin, taskIds);
  await acceptPart(ada, { item: { id }, micros: 400_000n, note: "So far.", key: newFormKey() });
  await handOver(lin, taskIds);
  await move(lin, "give_up", taskIds);
  await noteFacts([orderId]);
  expect(await factOf(orderId)).toMatchObject({ paid: true, onTime: true, seconds: null });
});

test("work that is given up before anything was delivered was not on time", async () => {
  const { orderId, taskIds } = await orderTo(people.ada, people.lin);
  await move(people.lin, "give_up", taskIds);
  await noteFacts([orderId]);
  expect(await factOf(orderId)).toMatchObject({ paid: false, onTime: false });
});

test("an order that is open, or does not exist, writes nothing", async () => {
  const { orderId } = await orderTo(people.ada, people.lin);
  const event = { id: "e", name: "task.started", subjectId: orderId, payload: { orderId } };
  await noteEndedOrders([event as never, { ...event, payload: {} } as never]);
  await noteFacts(["ord_unknown"]);
  expect(await factOf(orderId)).toBeUndefined();
});

test("records count paid orders between different hands, and a stranger computes the same digits from public facts", async () => {
  const { sol, max } = people;
  const orders = [];
  for (const stars of [5, 4, 2]) {
    const { orderId } = await endedOrder(sol, max);
    await review(sol, orderId, { stars });
    await review(max, orderId, { stars: 5 });
    orders.push(orderId);
  }
  await noteFacts(orders);
  const record = await sellerRecord(max.id);
  const { facts, next } = await sellerFacts(max.id, null);
  expect(next).toBeNull();
  expect(facts).toHaveLength(3);
  expect(record).toMatchObject({
    level: "new",
    orders: facts.filter(({ counted }) => counted).length,
    onTime: { count: facts.filter(({ onTime }) => onTime === true).length, of: 3 },
    again: { count: facts.filter(({ again }) => again).length, of: 3 },
    disputed: { count: 0, of: 3 },
    // (11 + 5 × 4) ÷ (3 + 5)
    score: { reviews: 3, stars: 11, value: "3.88" },
  });
  expect(record.again.count).toBe(2);
  const bought = await buyerRecord(sol.id);
  const own = (await buyerFacts(sol.id, null)).facts;
  const seconds = own.map(({ decideSeconds }) => decideSeconds ?? 0).sort((a, b) => a - b);
  expect(bought).toMatchObject({
    orders: 3,
    decides: { seconds: seconds[1], of: 3 },
    bySilence: { count: 0, of: 3 },
    score: { reviews: 3, value: "4.38" },
  });
  // What a stranger could put the two lists together by: nothing but the month, and what both records count.
  const common = ["counted", "disputed", "endedIn", "paid"];
  const [ofSeller = [], ofBuyer = []] = [facts, own].map(([fact]) => Object.keys(fact ?? {}));
  expect(ofSeller.filter((name) => ofBuyer.includes(name)).toSorted()).toEqual(common);
  for (const { endedIn } of [...facts, ...own]) expect(endedIn).toMatch(/^\d{4}-\d{2}$/);
  await sql`update order_facts set same_hands = true where order_id = ${orders[0] ?? ""}`;
  expect((await sellerRecord(max.id)).orders).toBe(2);
  const marked = await sellerFacts(max.id, null);
  expect(marked.facts.filter(({ counted }) => counted)).toHaveLength(2);
  const restore = setClock({ now: () => Temporal.Now.instant().add({ hours: 24 * 400 }) });
  expect((await sellerRecord(max.id)).orders).toBe(0);
  restore();
});

test("orders between accounts that turn out to be in the same hands are marked by the job", async () => {
  const { ada, max } = people;
  const { orderId } = await endedOrder(ada, max);
  await noteFacts([orderId]);
  const before = (await sellerRecord(max.id)).orders;
  await sql`
    insert into hand_marks (user_id, kind, mark, method_id, at)
    select id, 'browser', ${"e".repeat(64)}, '', now() from users where id in (${ada.id}, ${max.id})`;
  expect(await markFactsInSameHands()).toBeGreaterThan(0);
  expect(await markFactsInSameHands()).toBe(0);
  expect((await sellerRecord(max.id)).orders).toBe(before - 1);
});
