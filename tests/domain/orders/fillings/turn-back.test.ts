/** The worker gives a large order back that may not be made any more: once, and not when it stands. */
import { expect, test } from "vitest";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { makeTasks } from "#app/domain/orders/fillings/make-tasks.ts";
import { giveBack } from "#app/domain/orders/fillings/turn-back.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { eventsOf, filling, finish, largeOrder, purse, standing } from "./scene.ts";

useDatabase();
const blocked = () => new Refusal("gig_not_for_sale");

changesOnce("give a large order back", async () => {
  const { ada, orderId } = await largeOrder(5);
  return {
    call: () => giveBack(orderId, blocked()),
    effect: async () => [await purse(ada), await eventsOf(orderId)],
    once: [5000n, ["order.called_off"]],
  };
});

test("an order whose tasks are made in part gives back what is in reserve, and then its tasks", async () => {
  const { ada, orderId } = await largeOrder(5);
  await makeTasks(await filling(orderId), 2);
  await giveBack(orderId, blocked());
  expect(await purse(ada)).toBe(3000n);
  await finish(orderId);
  expect(await purse(ada)).toBe(5000n);
});

test("an order that stands is not given back", async () => {
  const { ada, orderId } = await largeOrder(2);
  await finish(orderId);
  await giveBack(orderId, blocked());
  expect(await standing(orderId)).toMatchObject({ state: "filled", escrow: 2000n });
  expect(await purse(ada)).toBe(0n);
});
