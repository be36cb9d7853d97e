/** Returning the tasks of a large order: each slice once, and the buyer is told once. */
import { returnTasks } from "#app/domain/orders/fillings/return-tasks.ts";
import { fillSlice } from "#app/domain/orders/fillings/run-fillings.ts";
import { expect } from "vitest";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { callOffNow, eventsOf, filling, largeOrder, purse, standing } from "./scene.ts";

useDatabase();

changesOnce("give back a slice of tasks", async () => {
  const { ada, orderId } = await largeOrder(5);
  await fillSlice(orderId, 3);
  await callOffNow(ada, orderId);
  const seen = await filling(orderId);
  return {
    call: () => returnTasks(seen, 2),
    effect: async () => ({
      ...(await standing(orderId)),
      purse: await purse(ada),
      told: await eventsOf(orderId),
    }),
    once: expect.objectContaining({ state: "returning", returned: 2, purse: 4000n, told: [] }),
  };
});

changesOnce("give back the last slice of tasks", async () => {
  const { ada, orderId } = await largeOrder(5);
  await fillSlice(orderId, 3);
  await callOffNow(ada, orderId);
  const seen = await filling(orderId);
  return {
    call: () => returnTasks(seen, 99),
    effect: async () => [
      await purse(ada),
      (await standing(orderId)).state,
      await eventsOf(orderId),
    ],
    once: [5000n, "returned", ["order.called_off"]],
  };
});
