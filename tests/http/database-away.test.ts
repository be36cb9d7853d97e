/** The database goes away under a running site: every answer says so, as a page or a problem, and the site recovers by itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/security/sessions.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { doorTo } from "#tests/kit/severed-socket.ts";
import { startSite } from "#tests/kit/site.ts";
import type { Door } from "#tests/kit/severed-socket.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
let door: Door;
let site: RunningSite;
let cookie: string;
let token: string;

beforeAll(async () => {
  const ada = await person("ada");
  const session = await startSession(ada.id, "password", { address: "", agent: "" });
  cookie = `farthing=${session.token}`;
  token = await tokenOf(ada, { scopes: ["wallet", "payout_settings"] });
  door = await doorTo(database.url);
  site = await startSite(door.url, { LOG_LEVEL: "silent" });
});
afterAll(async () => {
  await site?.stop();
  await door?.shut();
});

const ask = (path: string, init: { method?: string; body?: URLSearchParams } = {}) =>
  fetch(site.origin + path, {
    ...init,
    headers: { accept: "text/html", "sec-fetch-site": "same-origin", cookie },
  });

const PREFERENCES = { threshold: "5", currency: "USD", automatic: false };

interface Answer {
  status: number;
  retryAfter: string | null;
  code: unknown;
}

/** A read, or a command where a body is given. */
async function askApi(path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${site.origin}/api/v1${path}`, {
    method: body === undefined ? "GET" : "PUT",
    headers: {
      authorization: `Bearer ${token}`,
      "idempotency-key": newFormKey(),
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { code } = (await answer.json()) as { code?: unknown };
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), code };
}

test("without a database pages, files, data and forms answer 503 and when to come back; afterwards all work again", async () => {
  expect((await ask("/wallet")).status).toBe(200);
  await door.shut();
  for (const path of [
    "/",
    "/gigs",
    "/wallet",
    "/wallet/statement.csv",
    "/wallet.data",
    "/nowhere",
  ]) {
    const answer = await ask(path);
    expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "5"]);
    expect(await answer.text()).toMatch(/busy right now and nothing was done/);
  }
  const form = new URLSearchParams({ email: "ada@example.test", password: "whatever it was" });
  expect((await ask("/sign-in", { method: "POST", body: form })).status).toBe(503);
  const away = { status: 503, retryAfter: "5", code: "busy" };
  expect(await askApi("/wallet")).toEqual(away);
  expect(await askApi("/wallet/preferences", PREFERENCES)).toEqual(away);
  expect((await ask("/livez")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(503);
  await door.open();
  expect((await ask("/readyz")).status).toBe(200);
  expect((await ask("/wallet")).status).toBe(200);
});

test("a read-only database is not ready, changes are refused with a reason, and no restart is needed", async () => {
  const name = new URL(database.url).pathname.slice(1);
  const { owner } = database;
  const change = () => askApi("/wallet/preferences", PREFERENCES);
  expect((await change()).status).toBe(200);
  await owner`alter database ${owner(name)} set default_transaction_read_only = on`;
  // As at a failover: existing connections are cut, and new ones find a standby.
  await owner`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${name} and application_name in ('farthing', 'farthing commands', 'farthing heartbeat')`;
  await expect.poll(change).toEqual({ status: 503, retryAfter: "5", code: "read_only" });
  expect((await ask("/wallet")).status).toBe(200);
  const ready = await ask("/readyz");
  expect([ready.status, await ready.text()]).toEqual([
    503,
    "the database takes no changes: it is read-only\n",
  ]);
  await owner`alter database ${owner(name)} reset default_transaction_read_only`;
  await expect.poll(async () => (await ask("/readyz")).status).toBe(200);
  expect((await change()).status).toBe(200);
});
