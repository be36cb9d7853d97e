/** An order agreed on line by line: its next line funded, its changes proposed and answered. */
import { expect } from "vitest";
import { ok } from "#tests/kit/api.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { FRAME } from "#tests/kit/changed-order.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourChanges({ buyer, seller, all }: Scene): Promise<void> {
  const { orderId } = await agreedOrder(all, { funded: 1 });
  const params = at(orderId);
  const path = { id: orderId };
  const funded = ok(await buyer.POST("/orders/{id}/fund_line", { params, body: { position: 2 } }));
  const order = ok(await buyer.GET("/orders/{id}", { params: { path } }));
  expect(order.agreed_lines).toMatchObject([
    { position: 1, state: "funded" },
    { position: 2, task_id: funded.task_id },
    { position: 3, task_id: null, held: { amount: "0" } },
  ]);

  const propose = async (body: { kind: "drop" | "scope"; position?: number; scope?: string }) =>
    ok(await seller.POST("/orders/{id}/changes", { params: at(orderId), body })).change_id;
  const dropped = await propose({ kind: "drop", position: 3 });
  const refused = await propose({ kind: "scope", scope: "In copper, not in ink" });
  const taken = await propose({ kind: "scope", scope: "In silver" });
  ok(await buyer.POST("/changes/{id}/accept", { params: at(dropped) }));
  ok(await buyer.POST("/changes/{id}/decline", { params: at(refused) }));
  ok(await seller.POST("/changes/{id}/withdraw", { params: at(taken) }));
  const { items } = ok(await buyer.GET("/orders/{id}/changes", { params: { path } }));
  expect(items.map(({ state }) => state)).toEqual(["withdrawn", "declined", "accepted"]);
  const read = ok(await seller.GET("/changes/{id}", { params: { path: { id: dropped } } }));
  expect(read.sentence).toBe("“Colour” is left out. It was not funded.");

  const frame = { ...FRAME, price: "30", kind: "add" as const, priceMicros: undefined };
  const added = ok(await buyer.POST("/orders/{id}/changes", { params: at(orderId), body: frame }));
  await securedAgain(all.ada);
  const again = ok(await buyer.POST("/changes/{id}/confirm", { params: at(added.change_id) }));
  const confirmed = await buyer.GET("/changes/{id}", { params: { path: { id: again.change_id } } });
  expect(ok(confirmed)).toMatchObject({ unconfirmed: false, state: "proposed" });
}
