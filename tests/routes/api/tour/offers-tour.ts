/** A negotiation by programs: an offer, a counter-offer, its acceptance; and offers that are declined and withdrawn. */
import { expect } from "vitest";
import { keyed, ok } from "#tests/kit/api.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

const line = (title: string, price: string) => ({
  title,
  scope: `Everything about the ${title.toLowerCase()}.`,
  price,
  days: 4,
  revisions: 1,
});

const terms = {
  title: "Three drawings of a farthing",
  brief: "One after the other.",
  lines: [line("Sketch", "20"), line("Ink", "50.000001"), line("Colour", "30")],
  funded: "first" as const,
  valid_days: 7,
  total: "100.000001",
};

export async function tourOffers({ buyer, seller }: Scene): Promise<void> {
  const toBuyer = { handle: "ada", side: "freelancer" as const, ...terms };
  const make = async () =>
    ok(await seller.POST("/offers", { params: keyed(), body: toBuyer })).offer_id;
  const offerId = await make();
  const less = { ...terms, lines: [line("Sketch", "15"), line("Ink", "45")], total: "60" };
  const answered = { params: at(offerId), body: { version: 1, ...less } };
  expect(ok(await buyer.POST("/offers/{id}/versions", answered))).toEqual({
    offer_id: offerId,
    version: 2,
  });
  const accept = { params: at(offerId), body: { version: 2 } };
  const { order_id: orderId } = ok(await seller.POST("/offers/{id}/accept", accept));
  const path = { id: offerId };
  const read = ok(await buyer.GET("/offers/{id}", { params: { path } }));
  expect(read).toMatchObject({
    state: "accepted",
    version: 2,
    author: "buyer",
    order_id: orderId,
    versions: [
      { number: 1, total: { amount: "100.000001" }, held: { amount: "20" } },
      { number: 2, total: { amount: "60" }, held: { amount: "15" }, net: { amount: "54" } },
    ],
  });
  const seen = async () => ({ params: at(await make()), body: { version: 1 } });
  ok(await buyer.POST("/offers/{id}/decline", await seen()));
  ok(await seller.POST("/offers/{id}/withdraw", await seen()));
  const open = await make();
  const listed = ok(await buyer.GET("/offers", { params: { query: { open: true } } }));
  expect(listed.items).toMatchObject([{ id: open, side: "buyer", held: { amount: "20" } }]);
}
