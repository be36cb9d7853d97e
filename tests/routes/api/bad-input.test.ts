/** What nobody should send: each is a problem with a code of its own, and nothing is done. */
import { beforeAll, expect, test } from "vitest";
import { sql } from "#app/domain/kernel/store.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
let token = "";
let gigId = "";

beforeAll(async () => {
  const { ada, lin } = await cast();
  token = await tokenOf(ada);
  await enrich(ada, 10_000_000n);
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
  ["a quantity of none", () => body('"quantity":0'), 422, "invalid_input"],
])("%s", async (_name, sent, status, code) => {
  const raw = typeof sent === "string" ? sent : sent();
  const answer = await call(token, "POST", "/orders", { raw, headers: JSON_TYPE });
  expect(answer).toMatchObject({ status, body: { code, status, retryable: false } });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from orders`;
  expect(row?.n).toBe(0);
});

test("bytes that are no text, other types, and bodies in other clothes", async () => {
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

test("addresses, methods, ids and queries that do not exist", async () => {
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
