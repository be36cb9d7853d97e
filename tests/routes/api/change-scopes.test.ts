/** Changes of agreed orders, and reviews, by programs: a token for one side of the market does not act for the other. */
import { beforeAll, expect, test } from "vitest";
import { client, keyed, tokenOf } from "#tests/kit/api.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { endedOrder, review } from "#tests/kit/review-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
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

test("a token of the other side of the market changes no review, replies to none and reports none", async () => {
  const { ada, lin, max } = people;
  const { orderId } = await endedOrder(ada, lin);
  const { reviewId } = (await review(ada, orderId)).answer;
  const at = (id: string) => ({ params: { path: { id }, ...keyed() } });
  const by = async (who: UserActor, scope: "orders" | "selling") =>
    client(await tokenOf(who, { scopes: ["read", scope] }));
  const again = { version: 1, stars: 3 };
  const edited = async (scope: "orders" | "selling") =>
    (await by(ada, scope)).POST("/reviews/{id}/edit", { ...at(reviewId), body: again });
  expect((await edited("selling")).error).toMatchObject({ code: "scope_missing" });
  expect((await edited("orders")).error).toBeUndefined();
  await review(lin, orderId);
  const body = { text: "Thank you." };
  const replied = async (scope: "orders" | "selling") =>
    (await by(lin, scope)).POST("/reviews/{id}/reply", { ...at(reviewId), body });
  expect((await replied("orders")).error).toMatchObject({ code: "scope_missing" });
  expect((await replied("selling")).error).toBeUndefined();
  const report = { reason: "other" as const, note: "Not so." };
  const reported = async (who: UserActor, scope: "orders" | "selling") =>
    (await by(who, scope)).POST("/reviews/{id}/report", { ...at(reviewId), body: report });
  expect((await reported(lin, "orders")).error).toMatchObject({ code: "scope_missing" });
  expect((await reported(lin, "selling")).error).toBeUndefined();
  // A stranger to the order is neither side of it.
  expect((await reported(max, "orders")).error).toBeUndefined();
});
