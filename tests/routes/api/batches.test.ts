/** A program begins a batch, polls it, reads each task's result and calls it off. */
import { beforeAll, expect, test } from "vitest";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { runSlice } from "#app/domain/batches/run-slice.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { Cast } from "#tests/kit/cast.ts";
import type { Answered } from "#tests/kit/api.ts";

useDatabase();
let people: Cast;
let buyer = "";
let seller = "";
beforeAll(async () => {
  people = await cast();
  buyer = await tokenOf(people.ada);
  seller = await tokenOf(people.lin);
  await enrich(people.ada, 10_000_000n);
});

const pieces = (quantity: number) =>
  order(people.ada, people.lin, { priceMicros: 1500n, quantity, kind: "unit" });

const named = (ids: string[]) => ids.map((id) => ({ id }));

/** The address of the batch, below `/api/v1`. */
function addressIn({ body }: Answered): string {
  return String(body["status_url"]).replace("/api/v1", "");
}

test("a batch is accepted at once, carried out later, read in pages, and unchanged answers are not sent again", async () => {
  const { orderId, taskIds } = await pieces(7);
  const begun = await call(seller, "POST", "/batches/start", { body: { orders: [orderId] } });
  expect(begun.status).toBe(202);
  const here = addressIn(begun);
  const before = await call(seller, "GET", here);
  expect(before.body).toMatchObject({
    id: begun.body["batch_id"],
    verb: "start",
    state: "running",
    total: 7,
    left: 7,
    ended_at: null,
  });
  const headers = { "if-none-match": before.headers.get("etag") ?? "" };
  expect((await call(seller, "GET", here, { headers })).status).toBe(304);
  await runSlice(String(begun.body["batch_id"]), 4);
  const halfway = await call(seller, "GET", here, { headers });
  expect(halfway).toMatchObject({ status: 200, body: { done: 4, refused: 0, left: 3 } });
  await runBatches();
  expect((await call(seller, "GET", here)).body).toMatchObject({ state: "finished", done: 7 });
  const seen: unknown[] = [];
  let path: string | undefined = `${here}/items?limit=3`;
  while (path !== undefined) {
    const page = await call(seller, "GET", path);
    seen.push(...(page.body["items"] as Array<{ task_id: string }>).map(({ task_id }) => task_id));
    path = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1];
  }
  expect(seen).toEqual(taskIds);
  const list = await call(seller, "GET", "/batches");
  expect(list.body["items"]).toMatchObject([{ id: begun.body["batch_id"], state: "finished" }]);
  expect((await call(buyer, "GET", here)).status).toBe(404);
  expect((await call(buyer, "GET", `${here}/items`)).status).toBe(404);
  expect((await call(buyer, "POST", `${here}/cancel`)).status).toBe(404);
});

test("each refused task of a batch says why, in a code and a sentence", async () => {
  const { taskIds } = await pieces(3);
  const [one = "", two = ""] = taskIds;
  await move(people.lin, "start", [one, two]);
  await handOver(people.lin, [one]);
  const unknown = `tsk_${"0".repeat(26)}`;
  const body = { tasks: named([one, two, unknown]), note: "Good." };
  const begun = await call(buyer, "POST", "/batches/accept", { body });
  await runBatches();
  const refused = await call(buyer, "GET", `${addressIn(begun)}/items?result=refused`);
  expect(refused.body["items"]).toEqual([
    {
      position: 2,
      task_id: two,
      result: "refused",
      code: "transition_refused",
      sentence: "This cannot be done: the task is being worked on.",
    },
    {
      position: 3,
      task_id: unknown,
      result: "refused",
      code: "not_found",
      sentence: "This does not exist, or it belongs to another account.",
    },
  ]);
});

test("the same key again is the same batch; called off, its rest is left", async () => {
  const { taskIds } = await pieces(5);
  const sent = { body: { tasks: named(taskIds) }, key: "begin-once-1" };
  const begun = await call(seller, "POST", "/batches/start", sent);
  const again = await call(seller, "POST", "/batches/start", sent);
  expect(again.body).toEqual(begun.body);
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
  await runSlice(String(begun.body["batch_id"]), 2);
  const cancel = () => call(seller, "POST", `${addressIn(begun)}/cancel`);
  expect((await cancel()).status).toBe(200);
  await runBatches();
  const ended = await call(seller, "GET", addressIn(begun));
  expect(ended.body).toMatchObject({ state: "cancelled", done: 2, refused: 3, left: 0 });
  expect((await cancel()).body).toMatchObject({ code: "transition_refused" });
});

test("a batch needs the scope of its verb; an invalid batch is refused at once, naming the limit", async () => {
  const selling = await tokenOf(people.ada, { scopes: ["selling"] });
  const [id = ""] = (await pieces(1)).taskIds;
  const code = async (token: string, path: string, body: unknown) =>
    (await call(token, "POST", path, { body })).body["code"];
  expect(await code(selling, "/batches/accept", { tasks: named([id]) })).toBe("scope_missing");
  expect(await code(buyer, "/batches/accept", {})).toBe("empty_list");
  expect(await code(buyer, "/batches/revise", { tasks: named([id]) })).toBe("invalid_input");
  expect(await code(buyer, "/batches/accept", { tasks: [{ id: "tsk_1" }] })).toBe("invalid_input");
  expect(await code(buyer, "/batches/accept", { tasks: named([id]), more: 1 })).toBe(
    "invalid_input",
  );
  expect(await code(buyer, "/batches/pay", { tasks: named([id]) })).toBe("method_not_allowed");
  const orders = Array.from({ length: 1001 }, () => `ord_${"0".repeat(26)}`);
  expect((await call(buyer, "POST", "/batches/accept", { body: { orders } })).body).toMatchObject({
    status: 422,
    code: "too_many_items",
    facts: { limit: "1000" },
  });
});
