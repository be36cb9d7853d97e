/** Ten thousand tasks: each step of their life is one call. */
import { beforeAll, expect, test } from "vitest";
import { runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { overrideEnv } from "#app/env.server.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";

patientCommands();
useDatabase();
let buyer = "";
let seller = "";
let gigId = "";

beforeAll(async () => {
  const { ada, lin } = await cast();
  buyer = await tokenOf(ada);
  seller = await tokenOf(lin);
  await enrich(ada, 1_000_000_000n);
  gigId = await sampleGig(lin, { kind: "unit", priceMicros: 1500n });
});

test("ten thousand tasks ordered, started, delivered and accepted, each in one call, however short the limit of a command is", async () => {
  // Far less time than ten thousand tasks take: no command of the order may need it.
  const restore = overrideEnv({ commandLimitMs: 700 });
  const placed = await call(buyer, "POST", "/orders", {
    body: { gig_id: gigId, quantity: 10_000, total: "15", brief: "Label them." },
  });
  expect(placed.status).toBe(202);
  const orderId = String(placed.body["order_id"]);
  await runFillings();
  restore();
  const steps: Array<[string, string]> = [
    [seller, "start"],
    [seller, "deliver"],
    [buyer, "accept"],
  ];
  for (const [token, verb] of steps) {
    const body = { note: "All of them." };
    const { status, body: done } = await call(token, "POST", `/orders/${orderId}/${verb}`, {
      body,
    });
    expect(status).toBe(200);
    expect(done["advanced"]).toHaveLength(10_000);
  }
  const after = await call(buyer, "GET", `/orders/${orderId}`);
  expect(after.body).toMatchObject({
    sums: { released: { amount: "15" }, commission: { amount: "1.5" }, held: { amount: "0" } },
  });
}, 120_000);
