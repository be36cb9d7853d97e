/** Bad input: each is a problem with a code of its own, and nothing is done. */
import { beforeAll, describe, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { sql } from "#app/domain/store/store.ts";
import { call, client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { move, order, statesOf } from "#tests/kit/task-scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let all: Cast;
let token = "";
let gigId = "";

beforeAll(async () => {
  all = await cast();
  const { ada, lin } = all;
  token = await tokenOf(ada);
  await enrich(ada, 100_000_000n);
  gigId = await sampleGig(lin, { kind: "unit", priceMicros: 1500n });
});

const JSON_TYPE = { "content-type": "application/json" };
const body = (rest: string) => `{"gig_id":"${gigId}","total":"0.0015",${rest}}`;

test.each([
  ["no JSON", "{", 400, "malformed_body"],
  ["garbage after it", () => `${body('"quantity":1')}x`, 400, "malformed_body"],
  ["a byte order mark", () => `\uFEFF${body('"quantity":1')}`, 400, "malformed_body"],
  ["a list", "[]", 400, "malformed_body"],
  ["a field twice", () => body('"quantity":1,"quantity":2'), 400, "malformed_body"],
  ["a field twice, escaped", () => body('"quantity":1,"quantit\\u0079":2'), 400, "malformed_body"],
  ["a huge number", () => body('"quantity":1e999'), 400, "malformed_body"],
  ["too many digits", () => body('"quantity":12345678901234567890'), 400, "malformed_body"],
  ["a fraction", () => body('"quantity":1.5'), 400, "malformed_body"],
  ["NUL", () => body('"quantity":1,"brief":"a\\u0000b"'), 400, "malformed_body"],
  ["half a surrogate", () => body('"quantity":1,"brief":"\\ud800"'), 400, "malformed_body"],
  ["__proto__", () => body('"quantity":1,"__proto__":{}'), 400, "malformed_body"],
  ["deep nesting", () => "[".repeat(100_000), 400, "malformed_body"],
  ["deep nesting, closed", () => `${"[".repeat(90)}${"]".repeat(90)}`, 400, "malformed_body"],
  ["an unknown field", () => body('"quantity":1,"tip":"1"'), 422, "invalid_input"],
  ["a number as text", () => body('"quantity":"1"'), 422, "invalid_input"],
  ["a missing field", () => `{"gig_id":"${gigId}"}`, 422, "invalid_input"],
  ["a quantity of none", () => body('"quantity":0'), 422, "quantity_out_of_range"],
])("an order's body with %s is refused", async (_name, sent, status, code) => {
  const raw = typeof sent === "string" ? sent : sent();
  const answer = await call(token, "POST", "/orders", { raw, headers: JSON_TYPE });
  expect(answer).toMatchObject({ status, body: { code, status, retryable: false } });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from orders`;
  expect(row?.n).toBe(0);
});

test("a problem names each wrong field as it was sent, and never speaks of a form", async () => {
  const sent = { gig_id: gigId, quantity: "1", tip: "1", total: null };
  const { body: said } = await call(token, "POST", "/orders", { body: sent });
  expect(said).toMatchObject({
    code: "invalid_input",
    title: "A field of the request is missing, unknown, or not allowed as it is.",
    detail: "`quantity` must be a whole number, not a text.",
    field: "quantity",
    problems: {
      quantity: "`quantity` must be a whole number, not a text.",
      total: "`total` must be a text, not null.",
      tip: "`tip` is not a field of this request.",
    },
  });
  const empty = await call(token, "POST", "/tasks/accept", { body: { tasks: [] } });
  expect(empty.body).toMatchObject({ code: "empty_list", field: "tasks" });
});

test("bodies that are no text, of other types, and in other encodings are refused", async () => {
  const raw = new Uint8Array([0x7b, 0xff, 0x7d]);
  const headers = JSON_TYPE;
  expect((await call(token, "POST", "/orders", { raw, headers })).body["code"]).toBe(
    "malformed_body",
  );
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
    const sent = { raw: "{}", headers: { "content-type": type } };
    expect(await call(token, "POST", "/orders", sent)).toMatchObject({
      status: 415,
      body: { code: "wrong_content_type" },
    });
  }
});

test("addresses, methods, ids and queries that do not exist are refused", async () => {
  const code = async (method: string, path: string) =>
    (await call(token, method, path)).body["code"];
  expect(await code("GET", "/nothing")).toBe("not_found");
  expect(await code("GET", "/gigs/")).toBe("not_found");
  expect(await code("GET", "/gigs/gig_%27")).toBe("not_found");
  expect(await code("GET", "/gigs?unknown=1")).toBe("invalid_input");
  expect(await code("GET", "/gigs?q=a&q=b")).toBe("invalid_input");
  expect(await code("GET", "/wallet/statement?limit=-1")).toBe("invalid_input");
  const wrong = await call(token, "DELETE", "/orders");
  expect(wrong).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
  expect(wrong.headers.get("allow")).toBe("POST, GET");
});

test.each([
  ["1,5", "amount_invalid"],
  ["1e3", "amount_invalid"],
  ["-1", "amount_not_positive"],
  ["0", "amount_not_positive"],
  ["0.0000001", "amount_too_precise"],
  ["99999999999999", "amount_too_large"],
])("an amount of %s is refused as %s", async (amount, code) => {
  const sent = { body: { amount, currency: "USD" } };
  expect((await call(token, "POST", "/wallet/spend_earnings", sent)).body["code"]).toBe(code);
});

test.each([
  ["too short", "1234567"],
  ["too long", "k".repeat(101)],
  ["a blank in it", "spaced out key"],
  ["given twice", "first-key-1, second-key-2"],
])("a key that is %s is refused", async (_name, key) => {
  const sent = { body: { amount: "1", currency: "USD" }, key };
  expect(await call(token, "POST", "/wallet/spend_earnings", sent)).toMatchObject({
    status: 400,
    body: { code: "idempotency_key_required" },
  });
});

test("a task named twice in a list moves once, and the answer says so", async () => {
  const { taskIds } = await order(all.ada, all.lin, { priceMicros: 1_000_000n, quantity: 2 });
  const [id = "", other = ""] = taskIds;
  const tasks = [{ id }, { id: other }, { id }];
  const seller = client(await tokenOf(all.lin));
  const { advanced } = ok(await seller.POST("/tasks/start", { params: keyed(), body: { tasks } }));
  expect([...advanced].sort()).toEqual([id, other].sort());
});

describe("a delivery with files", () => {
  const part = (parts: Array<[string, string | File]>) => {
    const form = new FormData();
    for (const [name, value] of parts)
      if (typeof value === "string") form.append(name, value);
      else form.append(name, value);
    return form;
  };
  const input: [string, string] = ["input", '{"note":"Here."}'];
  const text = (name: string, body = "Copper.") => new File([body], name, { type: "text/plain" });

  test.each<[string, Array<[string, string | File]>, number, string]>([
    ["input twice", [input, input], 400, "malformed_body"],
    ["a part nobody knows", [input, ["note", "Here."]], 400, "malformed_body"],
    ["a text where files go", [input, ["files", "Copper."]], 400, "malformed_body"],
    ["input that is no JSON", [["input", "note=Here."]], 400, "malformed_body"],
    ["input with a field twice", [["input", '{"note":"a","note":"b"}']], 400, "malformed_body"],
    ["input with a field too many", [["input", '{"tip":"1"}']], 422, "invalid_input"],
    ["nothing at all", [["input", "{}"]], 422, "delivery_empty"],
    [
      "six files",
      Array.from({ length: 6 }, (_, n) => ["files", text(`${n}.txt`)]),
      422,
      "too_many_files",
    ],
    ["an empty file", [input, ["files", text("a.txt", "")]], 422, "file_empty"],
    ["a large file", [input, ["files", text("a.txt", "x".repeat(20_000))]], 413, "file_too_large"],
    ["a program", [input, ["files", new File(["MZ\u0090"], "coin.exe")]], 415, "file_kind_refused"],
    [
      "a web page",
      [input, ["files", new File(["<!doctype html>"], "coin.html")]],
      415,
      "file_kind_refused",
    ],
  ])("is refused or accepted: %s", async (_name, parts, status, code) => {
    const restore = overrideEnv({ uploadMaxBytes: 10_000 });
    const { taskIds } = await order(all.ada, all.lin, { priceMicros: 1_000_000n });
    await move(all.lin, "start", taskIds);
    const seller = await tokenOf(all.lin);
    const path = `/tasks/${taskIds[0]}/deliver`;
    const answer = await call(seller, "POST", path, { raw: part(parts) });
    restore();
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await statesOf(taskIds)).toEqual(["started"]);
  });

  test("is refused when it is not multipart, and where no files are accepted", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const { taskIds } = await order(all.ada, all.lin, { priceMicros: 1_000_000n });
    const path = `/tasks/${taskIds[0]}/deliver`;
    const seller = await tokenOf(all.lin);
    expect(await call(seller, "POST", path, { raw: "--y\r\n", headers })).toMatchObject({
      status: 400,
      body: { code: "malformed_body" },
    });
    expect(await call(token, "POST", "/wallet/deposits", { raw: part([input]) })).toMatchObject({
      status: 415,
      body: { code: "wrong_content_type" },
    });
  });
});

test("a ruling that is impossible is refused by a code of the document", async () => {
  const { taskIds } = await order(all.ada, all.lin, { priceMicros: 1_000_000n });
  await move(all.lin, "start", taskIds);
  const buyer = client(token);
  const staff = client(await tokenOf(all.sol));
  const said = { reason: "not_delivered" as const, statement: "Nothing came, for weeks." };
  const opened = { params: { path: { id: taskIds[0] ?? "" }, ...keyed() }, body: said };
  const { dispute_id: id } = ok(await buyer.POST("/tasks/{id}/dispute", opened));
  const seller = client(await tokenOf(all.lin));
  const answer = { params: { path: { id }, ...keyed() }, body: { statement: "It did come." } };
  ok(await seller.POST("/disputes/{id}/statements", answer));
  const { version } = ok(await staff.GET("/staff/disputes/{id}", { params: { path: { id } } }));
  const codes = [];
  for (const amount of ["1,5", "-1", "0.0000001", "99999999999999", "2"]) {
    const explanation = "Looked at closely.";
    const body = { version, outcome: "split_amount" as const, amount, explanation };
    const params = { path: { id }, ...keyed() };
    const { error } = await staff.POST("/staff/disputes/{id}/rule", { params, body });
    codes.push(error?.code);
  }
  expect(codes).toEqual([
    "amount_invalid",
    "amount_not_positive",
    "amount_too_precise",
    "amount_too_large",
    "ruling_exceeds_held",
  ]);
});
