/** A gig's limit of orders in work: what counts, when a place is due to be free, and a race of many buyers for the last places. */
import { beforeAll, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { gigToEdit } from "#app/domain/catalog/my-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { gigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, offered } from "#tests/kit/offer-scene.ts";
import { handOver, move, tasksOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

async function limitedGig(queueLimit: number | null, kind: "package" | "unit" = "package") {
  const id = await sampleGig(people.lin, { kind, priceMicros: 1_000_000n });
  const { version, content } = await gigToEdit(people.lin, id);
  await editGig(people.lin, {
    id,
    version,
    content: { ...content, queueLimit },
    key: newFormKey(),
  });
  return id;
}

async function place(buyer: UserActor, gigId: string, quantity = 1) {
  const total = `${quantity}`;
  const selection = { package: "basic", quantity };
  const input = { gigId, selection, brief: "Copper.", total, key: newFormKey() };
  return (await placeOrder(buyer, input)).answer.orderId;
}

async function queue(gigId: string, queueLimit: number) {
  return gigQueue({ id: gigId, freelancerId: people.lin.id, queueLimit });
}

async function dueIn(taskId: string, days: number): Promise<void> {
  const spec = { name: "test.due" as const, actor: OPERATOR, key: newFormKey(), input: { taskId } };
  await command(spec, async (tx) => {
    await tx.sql`
      update tasks set due_at = ${hoursAfter(tx.command.at, 24 * days)}, command_id = ${tx.command.id} where id = ${taskId}`;
    return {};
  });
}

test("of 64 orders at once for a gig that takes three, three are placed and the others are told that it is full", async () => {
  const gigId = await limitedGig(3);
  const buyers = await Promise.all(Array.from({ length: 8 }, (_, n) => person(`buyer-${n}`)));
  await Promise.all(buyers.map((buyer) => enrich(buyer, 100_000_000n)));
  const calls = Array.from({ length: 64 }, (_, n) => place(buyers[n % 8] ?? people.ada, gigId));
  const results = await Promise.allSettled(calls);
  const codes = results.map((each) => (each.status === "fulfilled" ? "placed" : each.reason.code));
  expect(Map.groupBy(codes, (code) => code).get("placed")).toHaveLength(3);
  expect(codes.filter((code) => code === "gig_full")).toHaveLength(61);
  const [held] = await sql<{ orders: number }[]>`
    select count(*)::int as orders from orders where gig_id = ${gigId}`;
  expect(held?.orders).toBe(3);
});

test("an order frees its place when its last piece is delivered, and takes it again when it is sent back", async () => {
  const gigId = await limitedGig(1, "unit");
  const tasks = await tasksOf(await place(people.ada, gigId, 3));
  await move(people.lin, "start", tasks);
  const full = await queue(gigId, 1);
  expect(full).toMatchObject({ limit: 1, inWork: 1 });
  await expect(place(people.ada, gigId)).rejects.toMatchObject({
    code: "gig_full",
    facts: { limit: "1", free_at: full.freeAt?.toISOString() },
  });
  await handOver(people.lin, tasks.slice(0, 2));
  expect((await queue(gigId, 1)).inWork).toBe(1);
  await handOver(people.lin, tasks.slice(2));
  expect(await queue(gigId, 1)).toEqual({ limit: 1, inWork: 0, freeAt: null });
  await place(people.ada, gigId);
  await move(people.ada, "revise", tasks.slice(2));
  expect((await queue(gigId, 1)).inWork).toBe(2);
});

test("the next place is due to be free when as many orders are due as are too many", async () => {
  const gigId = await limitedGig(3);
  for (const days of [9, 2, 5]) {
    const [task = ""] = await tasksOf(await place(people.ada, gigId));
    await move(people.lin, "start", [task]);
    await dueIn(task, days);
  }
  const freeIn = async (limit: number) => {
    const { freeAt } = await queue(gigId, limit);
    return freeAt === null ? null : Math.round((freeAt.getTime() - Date.now()) / 86_400_000);
  };
  expect([await freeIn(4), await freeIn(3), await freeIn(2), await freeIn(1)]).toEqual([
    null,
    2,
    5,
    9,
  ]);
});

test("an offer about a full gig can be accepted, and counts as work", async () => {
  const gigId = await limitedGig(1);
  await place(people.ada, gigId);
  await expect(place(people.ada, gigId)).rejects.toMatchObject({ code: "gig_full" });
  await accepted(people.ada, await offered(people.lin, {}, { gigId }));
  expect((await queue(gigId, 1)).inWork).toBe(2);
});

test("a large order whose pieces are still being made has its place; orders of other gigs have none", async () => {
  const gigId = await limitedGig(1, "unit");
  await enrich(people.ada, 5_000_000_000n);
  await place(people.ada, await limitedGig(null));
  await place(people.ada, gigId, 2000);
  await expect(place(people.ada, gigId)).rejects.toMatchObject({ code: "gig_full" });
});
