/** Lists say which gigs take no orders now, with the same day as the gig's own page. Orders and conversations say that the freelancer is away. */
import { beforeAll, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { gigToEdit } from "#app/domain/catalog/my-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import { listingsOf } from "#app/domain/catalog/search/gig-listing.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { busyGigs } from "#app/domain/orders/queue/busy-gigs.ts";
import { gigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { taskView } from "#app/domain/tasks/task-page.ts";
import { setTimeOff } from "#app/domain/people/time-off/set-time-off.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { tasksOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

async function limitedGig(by: UserActor, queueLimit: number | null) {
  const id = await sampleGig(by, { priceMicros: 1_000_000n });
  const { version, content } = await gigToEdit(by, id);
  await editGig(by, { id, version, content: { ...content, queueLimit }, key: newFormKey() });
  return id;
}

async function place(gigId: string) {
  const selection = { package: "basic", quantity: 1 };
  const input = { gigId, selection, brief: "Copper.", total: "1", key: newFormKey() };
  return (await placeOrder(people.ada, input)).answer.orderId;
}

async function busyOf(...ids: string[]) {
  const busy = await busyGigs(await listingsOf(ids));
  return ids.map((id) => busy.get(id) ?? null);
}

test("a gig is busy when its last place is taken, until the first of its orders is due", async () => {
  const [open, one, two] = [
    await limitedGig(people.lin, null),
    await limitedGig(people.lin, 1),
    await limitedGig(people.lin, 2),
  ];
  expect(await busyOf(open, one, two)).toEqual([null, null, null]);
  await place(open);
  await place(two);
  expect(await busyOf(open, one, two)).toEqual([null, null, null]);
  const orderId = await place(one);
  const last = await place(two);
  const own = await gigQueue({ id: one, freelancerId: people.lin.id, queueLimit: 1 });
  const [none, full, both] = await busyOf(open, one, two);
  expect([none, full?.why, both?.why]).toEqual([null, "full", "full"]);
  // Orders that have not begun are due from now on.
  expect(Math.abs((full?.until?.getTime() ?? 0) - (own.freeAt?.getTime() ?? 0))).toBeLessThan(
    60_000,
  );
  const [taskId = ""] = await tasksOf(last);
  const spec = { name: "test.due" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  const due = hoursAfter(nowDate(), 10);
  await command(spec, async (tx) => {
    await tx.sql`update tasks set due_at = ${due}, command_id = ${tx.command.id} where id = ${taskId}`;
    return {};
  });
  expect(await busyOf(two)).toEqual([{ why: "full", until: due }]);
  expect(orderId).not.toBe(last);
});

test("gigs of a freelancer who is away say so, whatever their queue", async () => {
  const kim = await person("kim");
  const [open, full] = [await limitedGig(kim, null), await limitedGig(kim, 1)];
  await place(full);
  const until = hoursAfter(nowDate(), 24 * 5)
    .toISOString()
    .slice(0, 10);
  await setTimeOff(kim, { key: newFormKey(), from: null, until, note: "" });
  const busy = await busyOf(open, full);
  expect(busy.map((each) => each?.why)).toEqual(["away", "away"]);
  expect(busy[0]?.until).toEqual(busy[1]?.until);
});

test("an order and a conversation say that the freelancer is away", async () => {
  const noa = await person("noa");
  const orderId = await place(await limitedGig(noa, null));
  const [taskId = ""] = await tasksOf(orderId);
  const { answer } = await sendMessage(people.ada, {
    key: newFormKey(),
    to: "noa",
    text: "Hello.",
    files: [],
  });
  const said = async () => [
    (await orderPage(people.ada, orderId, { after: 0 })).order.freelancerAwayUntil,
    (await taskView(people.ada, taskId)).freelancerAwayUntil,
    (await threadPage(people.ada, answer.threadId)).partnerAwayUntil,
    // The freelancer knows, and the buyer is no freelancer here.
    (await threadPage(noa, answer.threadId)).partnerAwayUntil,
  ];
  expect(await said()).toEqual([null, null, null, null]);
  const until = hoursAfter(nowDate(), 24 * 5)
    .toISOString()
    .slice(0, 10);
  await setTimeOff(noa, { key: newFormKey(), from: null, until, note: "" });
  const [back] = await sql<
    { at: Date }[]
  >`select ends_at as at from times_off where user_id = ${noa.id}`;
  expect(await said()).toEqual([back?.at, back?.at, back?.at, null]);
});
