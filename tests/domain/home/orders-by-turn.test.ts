/** Orders by whose turn it is: the groups, the counts, the search, and pages without gaps. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import { orderCounts } from "#app/domain/home/order-counts.ts";
import type { OrderView } from "#app/domain/home/order-views.ts";
import { ordersByTurn } from "#app/domain/home/orders-by-turn.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { PlacedOrder } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
let placed: Record<
  "done" | "toStart" | "toDeliver" | "toLookAt" | "proposed" | "disputed",
  PlacedOrder
>;

beforeAll(async () => {
  people = await cast();
  const { ada, lin } = people;
  await enrich(ada, 1_000_000_000n);
  const fresh = (quantity = 1) => order(ada, lin, { priceMicros: 1_000n, quantity, kind: "unit" });
  const [done, toStart, toDeliver, toLookAt, proposed, disputed] = [
    await fresh(),
    await fresh(),
    await fresh(),
    await fresh(3),
    await fresh(),
    await fresh(),
  ];
  placed = { done, toStart, toDeliver, toLookAt, proposed, disputed };
  for (const one of [done, toDeliver, toLookAt, proposed, disputed])
    await move(lin, "start", one.taskIds);
  for (const one of [done, toLookAt, proposed]) await handOver(lin, one.taskIds);
  await move(ada, "accept", [...done.taskIds, ...toLookAt.taskIds.slice(0, 1)]);
  await move(ada, "propose_cancel", proposed.taskIds);
  await openDispute(ada, {
    taskId: disputed.taskIds[0] ?? "",
    reason: "not_delivered",
    statement: "Nothing came of it.",
    files: [],
    key: newFormKey(),
  });
});

const view = async (actor: UserActor, side: Side, wanted: OrderView, text = "") =>
  (await ordersByTurn(actor, side, { view: wanted, text })).orders.map(({ id, group }) => [
    group,
    Object.entries(placed).find(([, one]) => one.orderId === id)?.[0],
  ]);

test("a buyer's list begins with deliveries to look at; a freelancer's with work, proposals and disputes to answer", async () => {
  expect(await view(people.ada, "buyer", "all")).toEqual([
    ["turn", "proposed"],
    ["turn", "toLookAt"],
    ["waiting", "disputed"],
    ["waiting", "toDeliver"],
    ["waiting", "toStart"],
    ["finished", "done"],
  ]);
  expect(await view(people.lin, "freelancer", "all")).toEqual([
    ["turn", "disputed"],
    ["turn", "proposed"],
    ["turn", "toDeliver"],
    ["turn", "toStart"],
    ["waiting", "toLookAt"],
    ["finished", "done"],
  ]);
});

test("each view lists its own orders, and its count is their number", async () => {
  const { ada, lin } = people;
  for (const [actor, side] of [
    [ada, "buyer"],
    [lin, "freelancer"],
  ] as const) {
    const counts = await orderCounts(actor, side);
    const all = await view(actor, side, "all");
    for (const wanted of ["turn", "waiting", "finished"] as const) {
      const listed = await view(actor, side, wanted);
      expect([wanted, listed]).toEqual([wanted, all.filter(([group]) => group === wanted)]);
      expect([wanted, counts[wanted]]).toEqual([wanted, `${listed.length}`]);
    }
    expect(await view(actor, side, "disputed")).toEqual([["disputed", "disputed"]]);
    expect(counts.disputed).toBe("1");
  }
});

test("the navigation counts the orders that wait for the person, each order once", async () => {
  expect(await navCounts(people.ada.id)).toMatchObject({ orders: 2, selling: 0 });
  expect(await navCounts(people.lin.id)).toMatchObject({ orders: 0, selling: 4 });
});

test("a search finds an order by title, name, handle, and the ids of the order and of a task", async () => {
  const { ada } = people;
  const one = placed.toDeliver;
  for (const text of [one.orderId, one.taskIds[0] ?? "", one.orderId.toUpperCase()])
    expect(await view(ada, "buyer", "all", text)).toEqual([["waiting", "toDeliver"]]);
  for (const text of ["farthing", "Lin", "@lin", "LIN"])
    expect((await view(ada, "buyer", "all", ` ${text} `)).length).toBe(6);
  for (const text of ["100%", "ada", "_in", placed.done.orderId.slice(0, -1)])
    expect(await view(ada, "buyer", "all", text)).toEqual([]);
  expect(await view(people.max, "buyer", "all", one.orderId)).toEqual([]);
});

test("pages hold each order once, over the ends of the groups", async () => {
  const [kim, lin] = [await person("kim"), people.lin];
  await enrich(kim, 1_000_000_000n);
  const ids: string[] = [];
  for (let count = 0; count < 42; count += 1) {
    const { orderId, taskIds } = await order(kim, lin, { priceMicros: 1_000n, kind: "unit" });
    ids.push(orderId);
    // Twenty for each of the first two groups, so that a page ends where a group does.
    if (count < 20) await move(lin, "start", taskIds);
    if (count < 20) await handOver(lin, taskIds);
    if (count >= 40) await move(kim, "cancel", taskIds);
  }
  const seen: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await ordersByTurn(kim, "buyer", { view: "all", text: "", cursor });
    seen.push(...page.orders.map(({ id }) => id));
    sizes.push(page.orders.length);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const group = (from: number, to: number) => ids.slice(from, to).reverse();
  expect(seen).toEqual([...group(0, 20), ...group(20, 40), ...group(40, 42)]);
  expect(sizes).toEqual([20, 20, 2]);
});

test("a person whose answer is given is not asked again", async () => {
  const { ada, lin } = people;
  const before = await navCounts(lin.id);
  const [disputed] = (await ordersByTurn(lin, "freelancer", { view: "disputed", text: "" })).orders;
  const { sql } = await import("#app/domain/store/store.ts");
  const [dispute] = await sql<{ id: string }[]>`
    select d.id from disputes d join tasks t on t.id = d.task_id where t.order_id = ${disputed?.id ?? ""}`;
  await respond(lin, {
    disputeId: dispute?.id ?? "",
    statement: "I did.",
    files: [],
    key: newFormKey(),
  });
  expect((await navCounts(lin.id)).selling).toBe(before.selling - 1);
  expect(await view(ada, "buyer", "waiting")).toContainEqual(["waiting", "disputed"]);
});
