/** Both sides of an order review each other; a reply; a report; staff hide the review and show it again. */
import { expect } from "vitest";
import { noteFacts } from "#app/domain/reputation/note-facts.ts";
import { keyed, ok } from "#tests/kit/api.ts";
import { endedOrder } from "#tests/kit/review-scene.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourReviews({ all, buyer, seller, staff }: Scene): Promise<void> {
  const { orderId } = await endedOrder(all.ada, all.lin);
  const path = { id: orderId };
  const body = { order_id: orderId, stars: 4, on_time: 5, text: "A fine coin." };
  const { review_id: id } = ok(await buyer.POST("/reviews", { params: keyed(), body }));
  const change = { version: 1, stars: 5, on_time: 5, text: "A very fine coin." };
  ok(await buyer.POST("/reviews/{id}/edit", { params: at(id), body: change }));
  expect(ok(await seller.GET("/orders/{id}/reviews", { params: { path } }))).toMatchObject({
    window: "open",
    own: null,
    published: [],
  });
  const mine = { order_id: orderId, stars: 5, clear_brief: 4 };
  const second = ok(await seller.POST("/reviews", { params: keyed(), body: mine }));
  expect(second.revealed).toBe(true);
  const gig = ok(await buyer.GET("/reviews/{id}", { params: { path: { id } } })).gig;
  const lists = await Promise.all([
    buyer.GET("/gigs/{id}/reviews", { params: { path: { id: gig?.id ?? "" } } }),
    buyer.GET("/sellers/{handle}/reviews", { params: { path: { handle: "lin" } } }),
    seller.GET("/buyers/{handle}/reviews", { params: { path: { handle: "ada" } } }),
  ]);
  expect(lists.map((list) => ok(list).items[0]?.id)).toEqual([id, id, second.review_id]);
  await noteFacts([orderId]);
  await tourRecords({ buyer, seller });
  const answer = { text: "Thank you. A very clear brief." };
  ok(await seller.POST("/reviews/{id}/reply", { params: at(id), body: answer }));
  const report = { part: "review" as const, reason: "private_facts" as const, note: "My street." };
  ok(await seller.POST("/reviews/{id}/report", { params: at(id), body: report }));
  const query = { view: "waiting" as const };
  const { items } = ok(await staff.GET("/staff/reviews", { params: { query } }));
  expect(items).toMatchObject([{ id, part: "review", reports: 1 }]);
  const decision = {
    part: "review" as const,
    decision: "hide" as const,
    reason: "private_facts" as const,
    sentence: "It names a street.",
  };
  ok(await staff.POST("/staff/reviews/{id}/decide", { params: at(id), body: decision }));
  expect(ok(await buyer.GET("/reviews/{id}", { params: { path: { id } } }))).toMatchObject({
    text: null,
    hidden: { reason: "private_facts" },
    not_counted: null,
  });
  const again = { part: "review" as const, sentence: "The street is a public shop." };
  ok(await staff.POST("/staff/reviews/{id}/show_again", { params: at(id), body: again }));
  const file = ok(await staff.GET("/staff/reviews/{id}", { params: { path: { id } } }));
  expect(file).toMatchObject({ hidden_now: { review: false }, reports: [{ decision: "hidden" }] });
}

/** The records that the review and the order belong to. */
async function tourRecords({ buyer, seller }: Pick<Scene, "buyer" | "seller">): Promise<void> {
  const lin = { params: { path: { handle: "lin" } } };
  const ada = { params: { path: { handle: "ada" } } };
  const sold = ok(await buyer.GET("/sellers/{handle}/record", lin));
  expect(sold.score.reviews).toBeGreaterThan(0);
  expect(ok(await buyer.GET("/sellers/{handle}/facts", lin)).items).toHaveLength(sold.disputed.of);
  const bought = ok(await seller.GET("/buyers/{handle}/record", ada));
  expect(ok(await seller.GET("/buyers/{handle}/facts", ada)).items).toHaveLength(
    bought.disputed.of,
  );
  const { jws } = ok(await seller.GET("/me/record", { params: { query: { nonce: "hazel" } } }));
  expect(jws.split(".")).toHaveLength(3);
}
