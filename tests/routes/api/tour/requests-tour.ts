/** A request with its proposals from posting to award, one withdrawn, and subscriptions, all by programs. */
import { expect } from "vitest";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

const wanted = (title: string) => ({
  title,
  description: "A coin with a wren on it, drawn in copper ink.",
  category_id: "design",
  ceiling: "10",
  currency: "USD" as const,
  days: 7,
});

export async function tourRequests({ buyer, seller, all }: Scene): Promise<void> {
  const post = async (title: string) =>
    ok(await buyer.POST("/requests", { params: keyed(), body: wanted(title) })).request_id;
  const id = await post("A logo for a mint");
  const listed = { params: { query: { q: "logo", category: "design" } } };
  expect(ok(await seller.GET("/requests", listed)).items[0]).toMatchObject({
    id,
    ceiling: { amount: "10" },
    looked_at: null,
  });
  const offer = async (who: typeof seller, price: string) => {
    const lines = [{ title: "The logo", price, days: 3 }];
    const body = { note: "I draw wrens.", lines };
    return ok(await who.POST("/requests/{id}/proposals", { params: at(id), body })).proposal_id;
  };
  const max = client(await tokenOf(all.max));
  const [first, second] = [await offer(seller, "6"), await offer(max, "7.5")];
  expect(
    ok(await seller.GET("/proposals/{id}", { params: { path: { id: first } } })),
  ).toMatchObject({ side: "freelancer", net: { amount: "5.4" }, above_ceiling: null });
  ok(await max.POST("/proposals/{id}/withdraw", { params: at(second) }));
  expect(ok(await max.GET("/proposals")).items[0]).toMatchObject({ state: "withdrawn" });
  ok(await buyer.POST("/proposals/{id}/shortlist", { params: at(first), body: { listed: true } }));
  const path = { id };
  const query = { shortlisted: true };
  const seen = ok(await buyer.GET("/requests/{id}/proposals", { params: { path, query } }));
  expect(seen.items).toMatchObject([{ id: first, net: null, total: { amount: "6" } }]);
  const given = ok(await buyer.POST("/proposals/{id}/award", { params: at(first) }));
  expect(given).toMatchObject({ request_id: id, refunded: "4" });
  const read = ok(await buyer.GET("/requests/{id}", { params: { path } }));
  expect(read).toMatchObject({ state: "awarded", order_id: given.order_id, proposals: 1 });

  const other = await post("A second coin");
  ok(await buyer.POST("/requests/{id}/withdraw", { params: at(other) }));
  expect(ok(await buyer.GET("/requests/mine")).items.map(({ state }) => state)).toEqual([
    "withdrawn",
    "awarded",
  ]);
  await tourSubscriptions(seller);
}

async function tourSubscriptions(seller: Scene["seller"]): Promise<void> {
  const body = { category_id: "design", words: "logo" };
  const { subscription_id: id } = ok(
    await seller.POST("/requests/subscriptions", { params: keyed(), body }),
  );
  expect(ok(await seller.GET("/requests/subscriptions")).items).toMatchObject([{ id, ...body }]);
  ok(await seller.DELETE("/requests/subscriptions/{id}", { params: at(id) }));
  expect(ok(await seller.GET("/requests/subscriptions")).items).toEqual([]);
}
