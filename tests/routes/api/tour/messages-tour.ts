/** Two people write to each other, look for a word, and put the conversation away. */
import { expect } from "vitest";
import { keyed, ok } from "#tests/kit/api.ts";
import { place } from "./tour-scene.ts";
import { withFile } from "./with-file.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourMessages(scene: Scene): Promise<void> {
  const { buyer, seller } = scene;
  const { orderId } = await place(scene);
  const file = new File(["Copper, copper.\n"], "coin.txt", { type: "text/plain" });
  const sent = ok(
    await buyer.POST("/messages", {
      params: keyed(),
      ...withFile({ to: "lin", text: "How *long* will it take?", order_id: orderId }, file, true),
    }),
  );
  const { thread_id: id, message_id } = sent;
  const path = { id };
  const { items } = ok(await seller.GET("/messages"));
  expect(items).toMatchObject([
    { id, partner: { handle: "ada" }, newest: { id: message_id, own: false, files: 1 } },
  ]);
  const read = ok(await seller.GET("/messages/{id}", { params: { path } }));
  const last = { kind: "message", body: "How *long* will it take?", order_id: orderId };
  expect(read.items.at(-1)).toMatchObject({ ...last, files: [{ name: "coin.txt" }] });
  const answer = { to: id, text: "Two days." };
  const second = ok(await seller.POST("/messages", { params: keyed(), body: answer }));
  const marked = { params: { path }, body: { newest_id: second.message_id } };
  ok(await buyer.POST("/messages/{id}/read", marked));
  expect(ok(await buyer.GET("/messages")).items).toMatchObject([{ id, unread: 0 }]);
  const query = { q: "two DAYS" };
  const found = ok(await buyer.GET("/messages/search", { params: { query } }));
  expect(found.items).toMatchObject([{ id: second.message_id, thread_id: id, own: false }]);
  ok(await buyer.POST("/messages/{id}/mute", { params: { path }, body: { muted: true } }));
  ok(await buyer.POST("/messages/{id}/archive", { params: { path }, body: { archived: true } }));
  expect(ok(await buyer.GET("/messages")).items).toEqual([]);
  const archive = { params: { query: { archived: true } } };
  expect(ok(await buyer.GET("/messages", archive)).items).toMatchObject([{ id, muted: true }]);
}
