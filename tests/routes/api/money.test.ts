/** Money by the API: one effect for repeats, lists with a result for each, never past a cap. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount } from "#tests/kit/money-story.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import type { Answered } from "#tests/kit/api.ts";
import type { Cast } from "#tests/kit/cast.ts";

patientCommands();
useDatabase();
let all: Cast;
let buyer = "";
let seller = "";
let gigId = "";

beforeAll(async () => {
  all = await cast();
  buyer = await tokenOf(all.ada);
  seller = await tokenOf(all.lin);
  await enrich(all.ada, 1_000_000_000n);
  gigId = await sampleGig(all.lin, { kind: "unit", priceMicros: 1500n });
});

function order(quantity: number, total: string, sent: { key?: string; token?: string } = {}) {
  const body = { gig_id: gigId, quantity, total, brief: "Label them." };
  return call(sent.token ?? buyer, "POST", "/orders", {
    body,
    ...(sent.key === undefined ? {} : { key: sent.key }),
  });
}

async function orderCount(): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from orders`;
  return row?.n ?? 0;
}

test("64 equal orders at once have one effect and 64 equal answers", async () => {
  const before = await orderCount();
  const key = newFormKey();
  const answers = await Promise.all(Array.from({ length: 64 }, () => order(2, "0.003", { key })));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  const replayed = answers.filter(({ headers }) => headers.get("idempotent-replayed") === "true");
  expect(replayed).toHaveLength(63);
  expect((await orderCount()) - before).toBe(1);
  const other = await order(3, "0.0045", { key });
  expect(other).toMatchObject({ status: 422, body: { code: "key_reused", retryable: false } });
});

test("64 equal payouts at once pay once", async () => {
  await earned(all.ada, all.max, 20_000_000n);
  const methodId = await payoutAccount(all.max);
  const token = await tokenOf(all.max);
  const key = newFormKey();
  const body = { amount: "10", currency: "USD", method_id: methodId };
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => call(token, "POST", "/wallet/payouts", { body, key })),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from payouts where user_id = ${all.max.id}`;
  expect(row?.n).toBe(1);
});

test("64 equal deposits at once begin one, and all are told where to pay it", async () => {
  const key = newFormKey();
  const body = { amount: "25", currency: "USD" };
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => call(buyer, "POST", "/wallet/deposits", { body, key })),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 201, body: { checkout_url: expect.any(String) } });
});

test("64 orders at once never exceed the cap of their token", async () => {
  const token = await tokenOf(all.ada, {
    caps: { currency: "USD", taskMicros: 1500n, dayMicros: 15_000n },
  });
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => order(1, "0.0015", { token })),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect(count(201)).toBe(10);
  expect(count(403)).toBe(54);
  expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({
    code: "cap_exceeded",
    facts: { cap: "day", limit: "0.015", spent: "0.015" },
  });
  const dear = await sampleGig(all.lin, { kind: "unit", priceMicros: 1501n });
  const body = { gig_id: dear, quantity: 1, total: "0.001501" };
  expect(await call(token, "POST", "/orders", { body })).toMatchObject({
    status: 403,
    body: { facts: { cap: "task" } },
  });
});

test("a bad item never fails its neighbours", async () => {
  const placed = await order(3, "0.0045");
  const path = `/orders/${String(placed.body["order_id"])}/tasks`;
  const tasks = ((await call(buyer, "GET", path)).body["items"] as { id: string }[]).map(
    ({ id }) => ({ id }),
  );
  const [first, second, third] = tasks;
  await call(seller, "POST", `/tasks/${first?.id}/start`, { body: {} });
  const unknown = { id: `tsk_${"0".repeat(26)}` };
  const stale = { ...third, version: 9 };
  const done = await call(seller, "POST", "/tasks/start", {
    body: { tasks: [first, second, stale, unknown] },
  });
  expect(done.body).toMatchObject({ advanced: [second?.id] });
  const codes = (done.body["refused"] as { id: string; code: string }[]).map(({ id, code }) => [
    id,
    code,
  ]);
  expect(Object.fromEntries(codes)).toEqual({
    [first?.id ?? ""]: "transition_refused",
    [third?.id ?? ""]: "stale",
    [unknown.id]: "not_found",
  });
});

test("an operation that needs a key says so, and a stranger's whole order does not exist", async () => {
  const body = { gig_id: gigId, quantity: 1, total: "0.0015" };
  const keyless: Answered = await call(buyer, "POST", "/orders", { body, key: null });
  expect(keyless).toMatchObject({ status: 400, body: { code: "idempotency_key_required" } });
  const placed = await order(2, "0.003");
  const path = `/orders/${String(placed.body["order_id"])}/start`;
  const stranger = await tokenOf(all.ray);
  const foreign = await tokenOf(all.max);
  expect((await call(foreign, "POST", path, { body: {} })).body).toMatchObject({
    code: "not_found",
  });
  expect((await call(stranger, "POST", path, { body: {} })).status).toBeGreaterThanOrEqual(400);
});
