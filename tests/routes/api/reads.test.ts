/** Reading by the API: pages, links, unchanged answers, and that foreign things do not exist. */
import { beforeAll, expect, test } from "vitest";
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let all: Cast;
let token = "";
let gigId = "";
let orderId = "";

beforeAll(async () => {
  all = await cast();
  token = await tokenOf(all.ada);
  await enrich(all.ada, 10_000_000n);
  gigId = await sampleGig(all.lin, { kind: "unit", priceMicros: 1500n });
  const { answer } = await placeOrder(all.ada, await currentSchedule(), {
    gigId,
    selection: { quantity: 120 },
    brief: "Label them.",
    total: "0.18",
    key: newFormKey(),
  });
  orderId = answer.orderId;
});

test("the market, a gig and its quote, in exact amounts", async () => {
  const found = await call(token, "GET", "/gigs?q=farthing&kind=unit");
  expect(found.body["items"]).toMatchObject([
    { id: gigId, from: { amount: "0.0015", currency: "USD" }, handle: "lin" },
  ]);
  const gig = await call(token, "GET", `/gigs/${gigId}`);
  expect(gig.body).toMatchObject({ commission_bps: 1000, orderable: true, packages: [] });
  const quoted = await call(token, "POST", `/gigs/${gigId}/quote`, { body: { quantity: 10_000 } });
  expect(quoted.body).toMatchObject({
    total: { amount: "15", currency: "USD" },
    net: { amount: "13.5", currency: "USD" },
  });
  expect((await call(token, "GET", "/categories")).status).toBe(200);
  expect((await call(token, "GET", "/commission")).body["items"]).toHaveLength(1);
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

test("money as its owner reads it", async () => {
  const wallet = await call(token, "GET", "/wallet");
  expect(wallet.body).toMatchObject({
    purses: [{ currency: "USD", balance: { amount: "9.82", currency: "USD" } }],
    method: null,
  });
  const lines = await call(token, "GET", "/wallet/statement?limit=50");
  expect(lines.body["items"]).toHaveLength(50);
  const more = await call(
    token,
    "GET",
    `/wallet/statement?limit=200&cursor=${String(lines.body["next"])}`,
  );
  expect(more.body["items"]).toHaveLength(71);
  const [deposit] = (await call(token, "GET", "/wallet/deposits")).body["items"] as {
    id: string;
  }[];
  expect((await call(token, "GET", `/wallet/deposits/${deposit?.id}`)).status).toBe(200);
  expect((await call(token, "GET", "/wallet/payouts")).body["items"]).toEqual([]);
});

test("one's own is read; the foreign and the missing look the same", async () => {
  const mine = await call(token, "GET", "/orders?side=buyer");
  expect(mine.body["items"]).toMatchObject([{ id: orderId, states: { funded: 120 } }]);
  const task = (await call(token, "GET", `/orders/${orderId}/tasks`)).body["items"] as {
    id: string;
  }[];
  const path = `/tasks/${task[0]?.id}`;
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
