/** The checker that holds the API against its document, shown to catch each fault; and the client's types against the document. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { breaches, exercised } from "#tests/kit/api-contract.ts";
import { API_TYPES } from "#tests/kit/api-types.ts";

const LIMITS = { ratelimit: '"token";r=1;t=1', "ratelimit-policy": '"token";q=1;w=60' };
const GOOD = { ...LIMITS, etag: '"a"', "content-type": "application/json" };
const BAD = { ...LIMITS, "content-type": "application/problem+json" };
const ME = {
  id: `usr_${"0".repeat(26)}`,
  role: "member",
  handle: "ada",
  name: "Ada",
  headline: "",
  bio: "",
  languages: [],
  skills: [],
  time_zone: null,
  picture: null,
  second_factor: { authenticator_app: true, passkeys: 0, recovery_codes_left: 10 },
  email_state: "verified",
};
const problem = (status: number, code: string, more = {}) => ({
  type: `/api/problems#${code}`,
  title: "No",
  status,
  detail: "No",
  code,
  request_id: "r",
  retryable: false,
  ...more,
});

function judged(
  status: number,
  body: unknown,
  headers: Record<string, string>,
  path = "/me",
  method = "GET",
): string {
  const text = body === null ? "" : JSON.stringify(body);
  return breaches({ method, path, status, headers: new Headers(headers), text }).join("; ");
}

test("an answer as documented passes, and counts as exercised only when it succeeded", () => {
  expect(judged(422, problem(422, "invalid_input"), BAD)).toBe("");
  expect(exercised().has("me.read")).toBe(false);
  expect(judged(200, ME, GOOD)).toBe("");
  expect(exercised().has("me.read")).toBe(true);
  expect(judged(304, null, { ...LIMITS, etag: '"a"' })).toBe("");
  expect(judged(404, problem(404, "not_found"), BAD, "/nowhere")).toBe("");
});

test.each([
  ["a status it does not have", /418 is not documented/, 418, ME, GOOD],
  ["a field too many", /additional propert/, 200, { ...ME, email: "a@b.c" }, GOOD],
  ["a field too few", /required property 'bio'/, 200, { ...ME, bio: undefined }, GOOD],
  ["a wrong value", /\/role must be equal to one of/, 200, { ...ME, role: "boss" }, GOOD],
  ["another type", /its type is text\/html/, 200, ME, { ...GOOD, "content-type": "text/html" }],
  ["no ETag", /ETag is missing/, 200, ME, { ...LIMITS, "content-type": "application/json" }],
  ["a header of its own", /x-secret is not documented/, 200, ME, { ...GOOD, "x-secret": "1" }],
  ["a header of another form", /RateLimit is not/, 200, ME, { ...GOOD, ratelimit: "9" }],
  ["a code it does not name", /\/code must be/, 422, problem(422, "own_gig"), BAD],
  ["a status beside the body's", /\/status must be/, 422, problem(409, "invalid_input"), BAD],
  ["a problem without its parts", /request_id/, 422, { code: "invalid_input" }, BAD],
  ["a body where none is due", /none is documented/, 304, ME, GOOD],
])("an answer with %s is caught", (_name, says, status, body, headers) => {
  expect(judged(status, body, headers)).toMatch(says);
});

test("an answer of no operation is a problem that says so", () => {
  expect(judged(200, ME, GOOD, "/nowhere")).toMatch(/its type is/);
  expect(judged(422, problem(422, "own_gig"), BAD, "/nowhere")).toMatch(/comes from no operation/);
});

test("the client's types are those of the document: npm run api:types writes them anew", async () => {
  const run = promisify(execFile);
  const args = ["tests/kit/api-types.ts", "--print"];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 50_000_000 });
  // A message of its own: a difference of nine thousand lines is unreadable.
  expect(stdout === readFileSync(API_TYPES, "utf8"), `${API_TYPES} is out of date`).toBe(true);
});
