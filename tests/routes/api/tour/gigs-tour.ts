/** The market, and a gig from its first draft to its block. */
import { expect } from "vitest";
import { keyed, ok } from "#tests/kit/api.ts";
import { asBefore } from "#tests/domain/catalog/mend/merged-store.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourGigs({ buyer, seller, staff }: Scene): Promise<void> {
  const offer = {
    kind: "package" as const,
    packages: [
      { tier: "basic" as const, title: "One coin", price: "2", delivery_days: 2, revisions: 1 },
    ],
    extras: [{ title: "A box for it", price: "1", extra_days: 0 }],
  };
  const body = {
    title: "I will engrave a farthing",
    description: "Your name on a small copper coin, by hand.",
    category_id: "design",
    currency: "USD" as const,
    offer,
  };
  const { id, version } = ok(await seller.POST("/my/gigs", { params: keyed(), body }));
  const dearer = offer.packages.map((each) => ({ ...each, price: "3" }));
  const said = {
    faq: [{ question: "In gold?", answer: "In copper." }],
    queue_limit: 3,
    language: "en" as const,
  };
  const edit = { ...body, ...said, offer: { ...offer, packages: dearer }, version };
  const edited = ok(await seller.PUT("/my/gigs/{id}", { params: at(id), body: edit }));
  const move = { body: { version: edited.version } };
  ok(await seller.POST("/my/gigs/{id}/publish", { params: at(id), ...move }));
  const path = { id };
  const own = async () => ok(await seller.GET("/my/gigs/{id}", { params: { path } }));
  const written = { title: body.title, category_id: "design", state: "published", currency: "USD" };
  expect(await own()).toMatchObject({ ...written, ...said });
  expect(ok(await seller.GET("/gigs/{id}", { params: { path } }))).toMatchObject({
    faq: said.faq,
    queue: { limit: 3, in_work: 0, free_at: null },
    away: null,
    orderable: true,
  });
  const { offer: kept } = await own();
  expect(kept).toMatchObject({
    packages: [{ price: { amount: "3" } }],
    extras: [{ extra_days: 0 }],
  });
  const now = async () => ({ version: (await own()).version });
  ok(await seller.POST("/my/gigs/{id}/pause", { params: at(id), body: await now() }));
  ok(await seller.POST("/my/gigs/{id}/resume", { params: at(id), body: await now() }));
  expect(ok(await seller.GET("/my/gigs")).items.map((gig) => gig.id)).toContain(id);

  const draft = async () => ok(await seller.GET("/my/gigs/{id}/draft", { params: { path } }));
  const nextTitle = "I will engrave two farthings";
  const saveNext = async () => {
    const { version: of, draft_version } = await draft();
    const next = { ...edit, title: nextTitle, version: of, draft_version };
    return ok(await seller.PUT("/my/gigs/{id}/draft", { params: at(id), body: next }));
  };
  const { id: _, ...versions } = await saveNext();
  expect(await own()).toMatchObject(written);
  expect(await draft()).toMatchObject({
    unpublished: true,
    changes: [{ field: "title", before: body.title, after: nextTitle }],
    needed: [],
  });
  ok(await seller.POST("/my/gigs/{id}/draft/discard", { params: at(id), body: versions }));
  const { id: __, ...again } = await saveNext();
  ok(await seller.POST("/my/gigs/{id}/draft/publish", { params: at(id), body: again }));
  expect((await own()).title).toBe(nextTitle);

  const found = ok(
    await buyer.GET("/gigs", { params: { query: { q: "engrave", kind: "package" } } }),
  );
  expect(found.items.map((gig) => gig.id)).toEqual([id]);
  const seen = { params: { path: { handle: "LIN" } } };
  const shop = ok(await buyer.GET("/sellers/{handle}", seen));
  expect(shop).toMatchObject({
    seller: { handle: "lin", gigs: 2 },
    items: [{}, { id }],
    next: null,
  });
  const gig = ok(await buyer.GET("/gigs/{id}", { params: { path } }));
  expect(gig.packages).toMatchObject([{ price: { amount: "3", currency: "USD" } }]);
  const selection = {
    package: "basic" as const,
    quantity: 2,
    extras: gig.extras.map((extra) => extra.id),
  };
  const quote = ok(await buyer.POST("/gigs/{id}/quote", { params: { path }, body: selection }));
  expect([quote.total.amount, quote.commission.amount, quote.net.amount]).toEqual([
    "8",
    "0.8",
    "7.2",
  ]);
  expect(ok(await buyer.GET("/categories")).items).toContainEqual({
    id: "design",
    label: "Design",
  });
  expect(ok(await buyer.GET("/commission")).items[0]?.rates).toMatchObject([{ bps: 1000 }]);

  const reason = "A copied picture.";
  const block = { ...(await now()), reason };
  const blocked = ok(await staff.POST("/staff/gigs/{id}/block", { params: at(id), body: block }));
  expect(blocked.state).toBe("blocked");
  expect((await own()).blocked_reason).toBe(reason);
  const lifted = ok(
    await staff.POST("/staff/gigs/{id}/unblock", { params: at(id), body: await now() }),
  );
  expect(lifted.state).toBe("paused");

  const mend = { name: "Coins & medals", category_id: "design" };
  const moved = ok(await staff.POST("/staff/gigs/{id}/category", { params: at(id), body: mend }));
  expect(moved.category_id).toBe("design/coins-medals");
  await asBefore(id, { title: "I will engrave \u202Ea farthing" });
  expect(ok(await staff.GET("/staff/catalog"))).toMatchObject({
    merged: [],
    disguised: [{ id, handle: "lin", fields: ["the title"] }],
  });
  const asked = ok(await staff.POST("/staff/gigs/{id}/mend", { params: at(id) }));
  expect(asked).toEqual({ id, fields: ["the title"] });
  await asBefore(id, { title: body.title });
}
