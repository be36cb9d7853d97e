/** Changes of agreed orders by programs: a token for one side of the market does not act for the other. */
import { beforeAll, expect, test } from "vitest";
import { client, keyed, tokenOf } from "#tests/kit/api.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const LINE = { kind: "add", title: "Frame", scope: "Oak", price: "30", days: 2, revisions: 0 };

test("a token for selling neither accepts a milestone that its person pays nor authorises one", async () => {
  const { orderId } = await agreedOrder(people, { funded: 1 });
  const changeId = await proposed(people.lin, orderId, FRAME);
  const program = client(await tokenOf(people.ada, { scopes: ["read", "selling"] }));
  const accept = await program.POST("/changes/{id}/accept", {
    params: { path: { id: changeId }, ...keyed() },
  });
  expect(accept.error).toMatchObject({ code: "scope_missing" });
  const propose = await program.POST("/orders/{id}/changes", {
    params: { path: { id: orderId }, ...keyed() },
    body: LINE as never,
  });
  expect(propose.error).toMatchObject({ code: "scope_missing" });
});

test("a token for buying does not give a price back that its person earns", async () => {
  const { orderId, taskIds } = await agreedOrder(people, { funded: 1 });
  const lower = { kind: "lower", taskId: taskIds[0] ?? "", priceMicros: 20_000_000n } as const;
  const changeId = await proposed(people.ada, orderId, lower);
  const path = { params: { path: { id: changeId }, ...keyed() } };
  const buying = client(await tokenOf(people.lin, { scopes: ["read", "orders"] }));
  const refused = await buying.POST("/changes/{id}/accept", path);
  expect(refused.error).toMatchObject({ code: "scope_missing" });
  const selling = client(await tokenOf(people.lin, { scopes: ["read", "selling"] }));
  expect((await selling.POST("/changes/{id}/accept", path)).error).toBeUndefined();
});
