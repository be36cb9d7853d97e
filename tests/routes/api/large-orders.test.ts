/** Large orders by the API: accepted with an address, followed there, seen by the buyer alone, and called off. */
import { beforeAll, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { MADE_IN_SLICES_FROM } from "#app/domain/orders/fillings/begin-filling.ts";
import { fillSlice, runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

patientCommands();
const db = useDatabase();
let people: Cast;
let gigId: string;
let buyer = "";
let seller = "";

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000n);
  buyer = await tokenOf(people.ada);
  seller = await tokenOf(people.lin);
  gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: 1n });
});

const body = (quantity: number) => ({
  gig_id: gigId,
  quantity,
  brief: "Label them.",
  total: decimal(BigInt(quantity)),
});

test("a large order from 2,000 pieces on is answered with 202 and an address, the same for the same key, and asks for the worker's job", async () => {
  const key = newFormKey();
  const sent = { key, body: body(MADE_IN_SLICES_FROM) };
  const first = await call(buyer, "POST", "/orders", sent);
  const again = await call(buyer, "POST", "/orders", sent);
  const orderId = String(first.body["order_id"]);
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(first.headers.get("location")).toBe(`/api/v1/orders/${orderId}`);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  const jobs = await db.owner`
    select from graphile_worker.jobs where task_identifier = 'run-fillings'`;
  expect(jobs).toHaveLength(1);

  await fillSlice(orderId, 3);
  const read = async () => (await call(buyer, "GET", `/orders/${orderId}`)).body["making"];
  const listed = async () => {
    const { body: list } = await call(buyer, "GET", "/orders?side=buyer&open=true");
    return (list["items"] as Array<{ id: string; making_state: string | null }>).find(
      ({ id }) => id === orderId,
    )?.making_state;
  };
  expect(await read()).toMatchObject({ state: "filling", made: 3, total: 2000, code: null });
  expect(await listed()).toBe("filling");
  expect((await call(seller, "GET", `/orders/${orderId}`)).status).toBe(404);
  const theirs = await call(seller, "GET", "/orders?side=freelancer");
  expect(theirs.body["items"]).toEqual([]);

  await runFillings();
  expect(await read()).toBeNull();
  expect(await listed()).toBeNull();
  expect((await call(seller, "GET", `/orders/${orderId}`)).status).toBe(200);
  const late = await call(buyer, "POST", `/orders/${orderId}/call_off`);
  expect([late.status, late.body["code"]]).toEqual([409, "transition_refused"]);
});

test("a large order is called off by its buyer only, and its page has the reason", async () => {
  const placed = await call(buyer, "POST", "/orders", { body: body(MADE_IN_SLICES_FROM) });
  const orderId = String(placed.body["order_id"]);
  await fillSlice(orderId, 3);
  expect((await call(seller, "POST", `/orders/${orderId}/call_off`)).status).toBe(404);
  expect((await call(buyer, "POST", `/orders/${orderId}/call_off`)).status).toBe(200);
  await runFillings();
  const { body: read } = await call(buyer, "GET", `/orders/${orderId}`);
  expect(read["making"]).toEqual({
    state: "returned",
    total: 2000,
    made: 3,
    returned: 3,
    code: "order_called_off",
    sentence: "You cancelled the order while it was being placed.",
  });
});

test("a key of an order that was made in one step, before there were slices, still gets its 201", async () => {
  const { orderId } = await order(people.ada, people.lin, {
    priceMicros: 1n,
    quantity: 2,
    kind: "unit",
  });
  const key = newFormKey();
  const { gig_id, quantity, ...rest } = body(3000);
  const input = { gigId: gig_id, selection: { quantity }, ...rest };
  const spec = { name: "orders.place" as const, actor: people.ada, key: `api:${key}`, input };
  await command(spec, async () => ({ orderId }));
  const again = await call(buyer, "POST", "/orders", { key, body: body(3000) });
  expect([again.status, again.body["order_id"]]).toEqual([201, orderId]);
});
