/** Making the tasks of a large order: each slice once, and none of an order that changed since it was read. */
import { expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { makeTasks } from "#app/domain/orders/fillings/make-tasks.ts";
import { lockUnmoved } from "#app/domain/orders/fillings/open-filling.ts";
import type { Filling } from "#app/domain/orders/fillings/open-filling.ts";
import { turnBack } from "#app/domain/orders/fillings/turn-back.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { callOffNow, eventsOf, filling, largeOrder, standing } from "./scene.ts";

const database = useDatabase();

changesOnce("make a slice of tasks", async () => {
  const { orderId } = await largeOrder(5);
  const seen = await filling(orderId);
  return {
    call: () => makeTasks(seen, 3),
    effect: () => standing(orderId),
    once: expect.objectContaining({ made: 3, reserve: 2000n, escrow: 3000n }),
  };
});

changesOnce("let an order stand whose tasks are all made", async () => {
  const { orderId } = await largeOrder(2);
  await makeTasks(await filling(orderId), 2);
  const seen = await filling(orderId);
  return {
    call: () => makeTasks(seen, 2),
    effect: async () => [(await standing(orderId)).state, await eventsOf(orderId)],
    once: ["winding", ["order.placed"]],
  };
});

test("a slice makes no more tasks than are left, and the order stands one step later", async () => {
  const { orderId } = await largeOrder(5);
  await makeTasks(await filling(orderId), 3);
  await makeTasks(await filling(orderId), 99);
  expect(await standing(orderId)).toMatchObject({ state: "filling", made: 5, escrow: 5000n });
  expect(await eventsOf(orderId)).toEqual([]);
});

test("an order that was called off since it was read gets no more tasks", async () => {
  const { ada, orderId } = await largeOrder(5);
  const seen = await filling(orderId);
  await callOffNow(ada, orderId);
  await makeTasks(seen, 3);
  expect(await standing(orderId)).toMatchObject({ state: "returned", made: 0, reserve: 0n });
});

test("an order that is called off while its slice waits for the lock gets no more tasks", async () => {
  const { orderId } = await largeOrder(5);
  const seen = await filling(orderId);
  await whileHeld(
    database.owner,
    async (tx) => {
      const locked = await lockUnmoved(tx, seen);
      await turnBack(tx, locked as Filling, new Refusal("order_called_off"));
    },
    () => makeTasks(seen, 3),
  );
  expect(await standing(orderId)).toMatchObject({ state: "returned", made: 0, reserve: 0n });
});

test("a lock on an order gives nothing when a slice was made since it was read", async () => {
  const { orderId } = await largeOrder(5);
  const seen = await filling(orderId);
  await makeTasks(seen, 3);
  const spec = { name: "test.look" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  const looked = await command(spec, async (tx) => [
    await lockUnmoved(tx, seen),
    (await lockUnmoved(tx, await filling(orderId)))?.made,
  ]);
  expect(looked.answer).toEqual([null, 3]);
});
