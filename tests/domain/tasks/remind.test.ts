/** Reminders before the clock acts: to the party whose turn it is, once for each order and deadline, never when it was done. */
import { beforeEach, expect, test } from "vitest";
import { remindOfTasks } from "#app/domain/tasks/remind.ts";
import { enrich, person as member } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const db = useDatabase();
const clock = movingClock();
let people = 0;
let buyer: UserActor;
let seller: UserActor;
beforeEach(async () => {
  people += 1;
  [buyer, seller] = [await member(`buyer-${people}`), await member(`seller-${people}`)];
  await enrich(buyer, 1_000_000_000n);
});

const ordered = (quantity = 1) =>
  order(buyer, seller, { priceMicros: 12_500n, quantity, kind: "unit" });

async function reminders(orderId: string) {
  await remindOfTasks();
  await remindOfTasks();
  return db.owner`
    select name, (payload->>'count')::int as count, payload->>'amount' as amount from events
    where name ~ 'reminder' and payload->>'orderId' = ${orderId} order by id`;
}

changesOnce("tasks.remind", async () => {
  clock.forward({ hours: 0 });
  const { orderId } = await ordered();
  clock.forward({ hours: 60 });
  const effect = async () =>
    (
      await db.owner`select from events where name ~ 'reminder' and payload->>'orderId' = ${orderId}`
    ).length;
  return { call: () => remindOfTasks(), effect, once: 1 };
});

test("a freelancer is reminded a day before an order lapses, and not when the work is started", async () => {
  const idle = await ordered();
  const begun = await ordered();
  expect(await reminders(idle.orderId)).toEqual([]);
  clock.forward({ hours: 50 });
  await move(seller, "start", begun.taskIds);
  expect(await reminders(idle.orderId)).toEqual([
    { name: "task.start_reminder", count: 1, amount: "0.0125" },
  ]);
  expect(await reminders(begun.orderId)).toEqual([]);
});

test("a freelancer is reminded before work is due, not at its start and not after the delivery", async () => {
  const { orderId, taskIds } = await ordered(2);
  await move(seller, "start", taskIds);
  expect(await reminders(orderId)).toEqual([]);
  await handOver(seller, taskIds.slice(1));
  const [row] = await db.owner<{ hours: number }[]>`
    select floor(extract(epoch from due_at - now()) / 3600)::int as hours from tasks where id = ${taskIds[0] ?? ""}`;
  clock.forward({ hours: (row?.hours ?? 0) - 5 });
  expect(await reminders(orderId)).toContainEqual({
    name: "task.due_reminder",
    count: 1,
    amount: "0.0125",
  });
});

test("thirty pieces delivered one by one are one reminder with their sum and first deadline", async () => {
  const { orderId, taskIds } = await ordered(30);
  await move(seller, "start", taskIds);
  for (const id of taskIds) await handOver(seller, [id]);
  clock.forward({ hours: 60 });
  const made = await reminders(orderId);
  // Two when the deliveries fell on both sides of a slot's end.
  expect(made.length).toBeLessThanOrEqual(2);
  expect(made.reduce((sum, { count }) => sum + (count as number), 0)).toBe(30);
});

test("a suspended party is not reminded of what only it could do", async () => {
  const { orderId } = await ordered();
  await suspendByHand(db.owner, seller.id);
  clock.forward({ hours: 50 });
  expect(await reminders(orderId)).toEqual([]);
});

test("a buyer is reminded once for each delivery of an order, also after a revision", async () => {
  const { orderId, taskIds } = await order(buyer, seller, { priceMicros: 1_000_000n });
  await move(seller, "start", taskIds);
  const due = async () => {
    await remindOfTasks();
    await remindOfTasks();
    const rows = await db.owner`
      select payload->>'dueAt' as due from events where name = 'task.reminder' and payload->>'orderId' = ${orderId}`;
    return new Set(rows.map(({ due }) => due as string)).size === rows.length
      ? rows.length
      : "twice";
  };
  await handOver(seller, taskIds);
  expect(await due()).toBe(0);
  clock.forward({ hours: 50 });
  expect(await due()).toBe(1);
  await move(buyer, "revise", taskIds);
  expect(await due()).toBe(1);
  await handOver(seller, taskIds);
  expect(await due()).toBe(1);
  clock.forward({ hours: 50 });
  expect(await due()).toBe(2);
});
