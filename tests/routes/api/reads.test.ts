/** Reading by the API: pages, links, unchanged answers, and foreign things that look missing. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { call, client, ok, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import type { Client } from "#tests/kit/api.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let all: Cast;
let token = "";
let api: Client;
let gigId = "";
let orderId = "";

beforeAll(async () => {
  all = await cast();
  token = await tokenOf(all.ada);
  api = client(token);
  await enrich(all.ada, 10_000_000n);
  gigId = await sampleGig(all.lin, { kind: "unit", priceMicros: 1500n });
  const { answer } = await placeOrder(all.ada, {
    gigId,
    selection: { quantity: 120 },
    brief: "Label them.",
    total: "0.18",
    key: newFormKey(),
  });
  orderId = answer.orderId;
});

test("the market, a gig and its quote are read in exact amounts", async () => {
  const query = { q: "farthing", kind: "unit" as const };
  expect(ok(await api.GET("/gigs", { params: { query } })).items).toMatchObject([
    { id: gigId, from: { amount: "0.0015", currency: "USD" }, handle: "lin" },
  ]);
  const params = { path: { id: gigId } };
  const gig = ok(await api.GET("/gigs/{id}", { params }));
  expect(gig).toMatchObject({ commission_bps: 1000, orderable: true, packages: [] });
  const quote = ok(await api.POST("/gigs/{id}/quote", { params, body: { quantity: 10_000 } }));
  expect(quote).toMatchObject({
    total: { amount: "15", currency: "USD" },
    net: { amount: "13.5", currency: "USD" },
  });
  expect(ok(await api.GET("/categories")).items).not.toEqual([]);
  expect(ok(await api.GET("/commission")).items).toHaveLength(1);
});

test("tasks come in pages that the Link header joins, each exactly once", async () => {
  const seen: string[] = [];
  let path: string | undefined = `/orders/${orderId}/tasks`;
  while (path !== undefined) {
    const page = await call(token, "GET", path);
    expect(page.status).toBe(200);
    seen.push(...(page.body["items"] as { id: string }[]).map(({ id }) => id));
    path = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1];
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

test("an answer that did not change is not sent again", async () => {
  const first = await call(token, "GET", `/orders/${orderId}`);
  expect(first.body).toMatchObject({ sums: { held: { amount: "0.18", currency: "USD" } } });
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const again = await call(token, "GET", `/orders/${orderId}`, { headers });
  expect(again).toMatchObject({ status: 304, text: "" });
});

test("money is read by its owner", async () => {
  expect(ok(await api.GET("/wallet"))).toMatchObject({
    purses: [{ currency: "USD", balance: { amount: "9.82", currency: "USD" } }],
    method: null,
  });
  const lines = async (query: { limit: number; cursor?: string }) =>
    ok(await api.GET("/wallet/statement", { params: { query } }));
  const first = await lines({ limit: 50 });
  expect(first.items).toHaveLength(50);
  expect((await lines({ limit: 200, cursor: first.next ?? "" })).items).toHaveLength(71);
  const before = { from: "2020-01-01", to: "2020-12-31" };
  expect(ok(await api.GET("/wallet/statement", { params: { query: before } })).items).toEqual([]);
  const summary = async (query: { from?: string; to?: string }) =>
    ok(await api.GET("/wallet/statement/summary", { params: { query } }));
  const [balance] = (await summary({})).accounts;
  expect(balance).toMatchObject({
    account: "wallet",
    opening: { amount: "0" },
    closing: { amount: "9.82" },
  });
  expect((await summary(before)).accounts[0]).toMatchObject({ closing: { amount: "0" } });
  for (const wrong of ["from=2020-02-30", "from=2020-02-02&to=2020-02-01"])
    expect(await call(token, "GET", `/wallet/statement/summary?${wrong}`)).toMatchObject({
      status: 422,
      body: { code: "invalid_input" },
    });
  const [deposit] = ok(await api.GET("/wallet/deposits")).items;
  const params = { path: { id: deposit?.id ?? "" } };
  expect(ok(await api.GET("/wallet/deposits/{id}", { params }))).toEqual(deposit);
  expect(ok(await api.GET("/wallet/payouts")).items).toEqual([]);
});

test("one's own orders and tasks are read; foreign and missing ones look the same", async () => {
  const mine = ok(await api.GET("/orders", { params: { query: { side: "buyer" } } }));
  expect(mine.items).toMatchObject([{ id: orderId, states: { funded: 120 } }]);
  const order = { path: { id: orderId } };
  const [task] = ok(await api.GET("/orders/{id}/tasks", { params: order })).items;
  const path = `/tasks/${task?.id}`;
  expect((await call(token, "GET", path)).body).toMatchObject({
    may: ["cancel"],
    state: "funded",
    steps: [{ transition: "fund" }],
  });
  const stranger = await tokenOf(all.max);
  for (const foreign of [path, `/orders/${orderId}`, `/orders/${orderId}/tasks`, "/tasks/tsk_1"])
    expect(await call(stranger, "GET", foreign)).toMatchObject({
      status: 404,
      body: { code: "not_found", retryable: false, request_id: "test" },
    });
  expect((await call(token, "GET", "/notices")).status).toBe(200);
});
