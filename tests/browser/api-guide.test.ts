/** The ten-minute guide, run as it is written, against the built site. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenOf } from "#tests/kit/api.ts";
import { cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { closeRaw, sendRaw } from "#tests/kit/raw-request.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";
import { startSite } from "#tests/kit/site.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
const sandbox = useSandbox();
const run = promisify(execFile);
let site: RunningSite;
let token = "";
let live = "";
const folder = mkdtempSync(join(tmpdir(), "farthing-guide-"));

beforeAll(async () => {
  const { ada } = await cast();
  const scopes = ["read", "orders", "selling", "wallet", "payout_settings"] as const;
  token = await tokenOf(ada, { mode: "sandbox", scopes: [...scopes] });
  live = await tokenOf(ada, { scopes: ["read", "orders"] });
  site = await startSite(database.url, { SANDBOX_DATABASE_URL: sandbox.url });
});
afterAll(async () => {
  closeRaw();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("every block of the API guide works: its task is paid and paid out in the sandbox, and the market is unchanged", async () => {
  const guide = readFileSync("docs/api-guide.md", "utf8");
  const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  expect(blocks).toHaveLength(9);
  const env = {
    PATH: process.env["PATH"],
    BASE: `${site.origin}/api/v1`,
    TOKEN: token,
  };
  const script = ["set -eu", ...blocks].join("\n");
  const { stdout } = await run("bash", ["-c", script], { cwd: folder, env });
  expect(stdout).toContain('"released":{"amount":"1.5","currency":"USD"}');
  expect(stdout).toContain('"commission":{"amount":"0.15","currency":"USD"}');
  const accepted = readFileSync(join(folder, "accepted.json"), "utf8");
  expect((JSON.parse(accepted) as { advanced: string[] }).advanced).toHaveLength(100);
  const batch = readFileSync(join(folder, "batch.json"), "utf8");
  expect(JSON.parse(batch)).toMatchObject({ total: 1000, done: 1000, refused: 0, left: 0 });
  expect(stdout).toContain('"payout_id"');
  const agreed = readFileSync(join(folder, "agreed.json"), "utf8");
  const released = { amount: "7", currency: "USD" };
  expect(JSON.parse(agreed)).toMatchObject({ task_count: 4, sums: { released } });
  const [payouts] = await sandbox.owner`select count(*)::int as n from payouts`;
  const [orders] = await database.owner`select count(*)::int as n from orders`;
  expect([payouts, orders]).toEqual([{ n: 1 }, { n: 0 }]);
});

test("calls through the whole server: problems stay problems, cookies count for nothing, the document is served", async () => {
  const ask = (path: string, init: RequestInit = {}) => fetch(`${site.origin}${path}`, init);
  const bearer = { authorization: `Bearer ${live}` };
  const expected: Array<[string, RequestInit, number]> = [
    ["/api/v1/nothing", { headers: bearer }, 404],
    ["/api/v1/orders", { method: "POST", headers: { cookie: "farthing=x" } }, 401],
    ["/api/v1/orders", { method: "PATCH", headers: bearer }, 405],
    ["/api/v1/orders", { method: "POST", headers: bearer, body: "x".repeat(3_000_000) }, 413],
  ];
  for (const [path, init, status] of expected) {
    const answer = await ask(path, init);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, retryable: false });
  }
  const raw: Array<[string, string, number, string?]> = [
    ["TRACE", "/api/v1/orders", 405, "GET, POST"],
    ["PROPFIND", "/api/v1/orders", 405, "GET, POST"],
    ["POST", "/api/v1/openapi.json", 405, "GET"],
    ["GET", "/api/v1/me.data", 404],
    ["GET", "/api/v1/", 404],
    ["GET", "/api/v1/gigs/%ff", 400],
    ["OPTIONS", "/api/v1/orders", 405, "POST, GET"],
  ];
  for (const [method, path, status, allow] of raw) {
    const answer = await sendRaw(site.origin, { method, path, headers: bearer });
    expect([method, path, answer.status]).toEqual([method, path, status]);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.headers.allow).toBe(allow);
    expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(
      expect.arrayContaining(["type", "title", "status", "detail", "code", "request_id"]),
    );
  }
  const { openapi } = (await (await ask("/api/v1/openapi.json")).json()) as { openapi: string };
  expect(openapi).toBe("3.1.1");
  const page = await (await ask("/api")).text();
  expect(page).toContain("POST /orders/{id}/accept");
});
