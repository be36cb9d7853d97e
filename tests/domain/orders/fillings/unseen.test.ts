/** Before an order stands its freelancer finds it nowhere, its tasks cannot move, and its buyer can follow it. */
import { beforeAll, expect, test } from "vitest";
import { myGigs } from "#app/domain/catalog/my-gigs.ts";
import { disputableTask } from "#app/domain/disputes/disputable-task.ts";
import { partyRecords } from "#app/domain/disputes/party-record.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import { ordersToChoose } from "#app/domain/batches/orders-to-choose.ts";
import { fillSlice } from "#app/domain/orders/fillings/run-fillings.ts";
import { desk, orderList } from "#app/domain/orders/order-list.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { heldTasks } from "#app/domain/earnings/held-amounts.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { tasksOf } from "#tests/kit/task-scene.ts";
import { beginLarge, callOffNow, finish } from "./scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
const PRICE = 1000n;
let people: Cast;
let gigId: string;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000n);
  gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: PRICE });
});

/** Every page and list where the freelancer could find the order. */
async function foundBy(orderId: string): Promise<string[]> {
  const { lin } = people;
  const [taskId = ""] = await tasksOf(orderId);
  const listed = async (open: boolean) =>
    (await orderList(lin, "freelancer", { open })).orders.some(({ id }) => id === orderId);
  const opens = (work: Promise<unknown>) =>
    work.then(
      () => true,
      () => false,
    );
  const places: Record<string, boolean> = {
    orders: await listed(false),
    open: await listed(true),
    desk: (await desk(lin, "freelancer")).length > 0,
    held: (await heldTasks(lin)).length > 0,
    choose: (await ordersToChoose(lin, "start")).length > 0,
    gigs: (await myGigs(lin, null)).gigs.some(({ openOrders }) => openOrders > 0),
    record: (await partyRecords(people.ada.id, lin.id)).freelancer.ordersAsFreelancer > 0,
    order: await opens(orderPage(lin, orderId, { after: 0 })),
    task: await opens(taskPage(lin, taskId)),
    dispute: await opens(disputableTask(lin, taskId)),
  };
  return Object.keys(places).filter((place) => places[place] === true);
}

test("an order being made is nowhere for the freelancer, and everywhere once it stands", async () => {
  const orderId = await beginLarge(people.ada, { gigId, quantity: 3 });
  await fillSlice(orderId, 2);
  expect(await foundBy(orderId)).toEqual([]);
  await fillSlice(orderId);
  expect(await foundBy(orderId)).toEqual([]);
  await fillSlice(orderId);
  // It stands; its clocks are not set yet.
  const everywhere = "orders open desk held choose gigs record order task dispute".split(" ");
  expect(await foundBy(orderId)).toEqual(everywhere.filter((place) => place !== "gigs"));
  await finish(orderId);
  expect(await foundBy(orderId)).toEqual(everywhere);
  const { advanced } = (
    await advanceTasks(people.lin, {
      transition: "decline",
      tasks: { orderId },
      note: "No copper left.",
      key: newFormKey(),
    })
  ).answer;
  expect(advanced).toHaveLength(3);
});

test("an order being made has no task for the freelancer, and its buyer calls off the whole", async () => {
  const { ada, lin } = people;
  const orderId = await beginLarge(ada, { gigId, quantity: 2 });
  await fillSlice(orderId, 1);
  const [id = ""] = await tasksOf(orderId);
  const step = (who: typeof ada, transition: "start" | "decline" | "cancel", all = false) =>
    refusalOf(
      advanceTasks(who, {
        transition,
        tasks: all ? { orderId } : [{ id }],
        note: "A word.",
        key: newFormKey(),
      }),
    );
  expect(await step(lin, "start")).toMatchObject({ code: "not_found" });
  expect(await step(lin, "cancel")).toMatchObject({ code: "not_found" });
  expect(await step(lin, "start", true)).toMatchObject({ code: "empty_list" });
  expect(await step(ada, "cancel", true)).toMatchObject({ code: "empty_list" });
  expect(await step(ada, "cancel")).toMatchObject({
    code: "transition_refused",
    message: expect.stringMatching(/called off as a whole/),
  });
  expect((await taskPage(ada, id)).may).toEqual([]);
  const batch = (who: typeof ada) =>
    refusalOf(
      beginBatch(who, {
        verb: who === ada ? "cancel" : "start",
        tasks: [],
        orders: [orderId],
        note: "",
        key: newFormKey(),
      }),
    );
  expect(await batch(lin)).toMatchObject({ code: "not_found" });
  expect(await batch(ada)).toMatchObject({ code: "empty_list" });
  await callOffNow(ada, orderId);
  await finish(orderId);
});

test("an order being made is shown to the buyer: in open orders, on its page, in held amounts, on the statement", async () => {
  const { ada, sol } = people;
  const orderId = await beginLarge(ada, { gigId, quantity: 4 });
  const seen = async () => {
    const { orders } = await orderList(ada, "buyer", { open: true });
    const line = orders.find(({ id }) => id === orderId);
    const held = (await heldTasks(ada)).filter(({ href }) => href.endsWith(orderId));
    const { filling } = (await orderPage(ada, orderId, { after: 0 })).order;
    return [
      line?.unfilled,
      line?.heldMicros,
      held.map((row) => [row.state, row.heldMicros]),
      filling,
    ];
  };
  const filling = { total: 4, made: 0, returned: 0, code: null, sentence: null };
  const making = (made: number) => [
    "filling",
    4n * PRICE,
    [["being_made", 4n * PRICE]],
    { ...filling, state: "filling", made },
  ];
  expect(await seen()).toEqual(making(0));
  await fillSlice(orderId, 3);
  expect(await seen()).toEqual(making(3));
  expect((await orderPage(sol, orderId, { after: 0 })).order.filling).toMatchObject({ made: 3 });
  await callOffNow(ada, orderId);
  await fillSlice(orderId, 1);
  const why = {
    code: "order_called_off",
    sentence: "You cancelled the order while it was being placed.",
  };
  expect(await seen()).toEqual([
    "returning",
    2n * PRICE,
    [["going_back", 2n * PRICE]],
    { ...filling, ...why, state: "returning", made: 3, returned: 1 },
  ]);
  await finish(orderId);
  expect((await orderPage(ada, orderId, { after: 0 })).order.filling).toMatchObject({
    state: "returned",
    returned: 3,
  });
  // The order of another test is in the store.
  expect((await foundBy(orderId)).filter((place) => place !== "record")).toEqual([]);
  const { groups } = await statementPage(ada.id, { limit: 5 });
  const lines = groups.filter((group) => group.orderId === orderId);
  expect(lines.map(({ kind, changeMicros, count }) => [kind, changeMicros, count])).toEqual([
    ["escrow.refund", 2n * PRICE, 2],
    ["escrow.refund", PRICE, 1],
    ["reserve.refund", PRICE, 1],
    ["reserve.fund", -4n * PRICE, 1],
  ]);
});
