/** The sandbox by the typed client: deposits, an order from one's own freelancer, a dispute, its ruling, and passing time. */
import { expect } from "vitest";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

const AS = { "Farthing-Sandbox-As": "freelancer" as const };

function asFreelancer(id: string) {
  return { path: { id }, header: { ...keyed().header, ...AS } };
}

export async function tourSandbox({ all }: Scene): Promise<void> {
  const one = client(await tokenOf(all.ada, { mode: "sandbox" }));
  const { gigs } = ok(await one.GET("/sandbox"));
  const gig_id = gigs.find(({ kind }) => kind === "unit")?.id ?? "";
  const wish = { amount: "5", currency: "USD" as const };
  const { deposit_id } = ok(await one.POST("/wallet/deposits", { params: keyed(), body: wish }));
  const path = { id: deposit_id };
  const paid = await one.POST("/sandbox/deposits/{id}/pay", {
    params: { path },
    body: { outcome: "pay" },
  });
  expect(ok(paid).state).toBe("succeeded");
  const body = { gig_id, quantity: 1, total: "0.0015", brief: "" };
  const { order_id: orderId } = ok(await one.POST("/orders", { params: keyed(), body }));
  ok(await one.POST("/orders/{id}/start", { params: asFreelancer(orderId), body: {} }));
  const order = { params: { path: { id: orderId } } };
  const taskId = ok(await one.GET("/orders/{id}/tasks", order)).items[0]?.id ?? "";
  const said = { reason: "not_as_ordered" as const, statement: "Not what I ordered." };
  const opened = ok(await one.POST("/tasks/{id}/dispute", { params: at(taskId), body: said }));
  const id = opened.dispute_id;
  const statement = { statement: "It is." };
  ok(await one.POST("/disputes/{id}/statements", { params: asFreelancer(id), body: statement }));
  const { version } = ok(await one.GET("/disputes/{id}", { params: { path: { id } } }));
  const ruling = { version, outcome: "refund" as const, explanation: "So be it." };
  ok(await one.POST("/sandbox/disputes/{id}/rule", { params: at(id), body: ruling }));
  ok(await one.POST("/sandbox/time", { params: keyed(), body: { hours: 24 } }));
}
