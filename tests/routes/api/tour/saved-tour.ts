/** What a program saves: a gig and a search, removed and put back; and suggestions for the search. */
import { expect } from "vitest";
import { keyed, ok } from "#tests/kit/api.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourSaved({ buyer }: Scene): Promise<void> {
  const found = ok(await buyer.GET("/gigs", { params: { query: { sort: "rating" } } }));
  const gig = found.items[0];
  if (gig === undefined) throw new Error("Nothing is for sale.");
  const name = gig.title.split(" ").at(-1) ?? "";
  const query = { q: name.slice(0, 3) };
  expect(ok(await buyer.GET("/suggestions", { params: { query } })).items.length).toBeGreaterThan(
    0,
  );

  const body = { gig_id: gig.id };
  expect(ok(await buyer.POST("/saved/gigs", { params: keyed(), body }))).toEqual(body);
  expect(ok(await buyer.GET("/saved/gigs", {})).items).toMatchObject([
    { gig_id: gig.id, standing: "for_sale", gig: { id: gig.id } },
  ]);
  ok(await buyer.DELETE("/saved/gigs/{id}", { params: at(gig.id) }));

  const wanted = { name: "Wrens", search: "q=wren&days=3", alert: "daily" as const };
  const saved = ok(await buyer.POST("/saved/searches", { params: keyed(), body: wanted }));
  const id = saved.search_id;
  ok(await buyer.PUT("/saved/searches/{id}", { params: at(id), body: { alert: "at_once" } }));
  ok(await buyer.DELETE("/saved/searches/{id}", { params: at(id) }));
  ok(await buyer.POST("/saved/searches/{id}/restore", { params: at(id) }));
  expect(ok(await buyer.GET("/saved/searches", {})).items).toMatchObject([
    { id, name: "Wrens", search: "q=wren&days=3", alert: "at_once", category: null },
  ]);
}
