/** A message that is reported, read by staff with what is around it, and decided on; and one that is evidence in a dispute. */
import { expect } from "vitest";
import { keyed, ok } from "#tests/kit/api.ts";
import { openedDispute } from "#tests/domain/disputes/scene.ts";
import { write } from "#tests/kit/thread-lines.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourReports({ all, seller, staff }: Scene): Promise<void> {
  const { lineId } = await write(all.ada, all.lin, "Pay me by PayPal instead.");
  const body = { message_id: lineId, reason: "outside_payment" as const, note: "Twice now." };
  const { report_id: id } = ok(await seller.POST("/reports", { params: keyed(), body }));
  const query = { view: "waiting" as const };
  const { items } = ok(await staff.GET("/staff/reports", { params: { query } }));
  expect(items).toMatchObject([{ id, author: { handle: "ada" }, decision: null }]);
  const report = ok(await staff.GET("/staff/reports/{id}", { params: { path: { id } } }));
  expect(report.lines.at(-1)).toMatchObject({ id: lineId, warnings: ["outside_payment"] });
  const decision = { decision: "upheld" as const, explanation: "Payment stays here." };
  ok(await staff.POST("/staff/reports/{id}/decide", { params: at(id), body: decision }));
  const path = { id: await openedDispute(all) };
  const thread = ok(await staff.GET("/staff/disputes/{id}/messages", { params: { path } }));
  expect(thread).toMatchObject({ since: [], earlier: null });
  expect(thread.evidence.map((line) => line.id)).toContain(lineId);
}
