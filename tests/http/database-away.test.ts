/** The database goes away under a running site: everybody hears so, in a page or as a problem, and it comes back by itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/identity/sessions.ts";
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

beforeAll(async () => {
  const ada = await person("ada");
  const { token } = await startSession(ada.id, "password", { address: "", agent: "" });
  cookie = `farthing=${token}`;
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

test("pages, files, data and forms say 503 and when to come back; then everything is there again", async () => {
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
  expect((await ask("/livez")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(503);
  await door.open();
  expect((await ask("/readyz")).status).toBe(200);
  expect((await ask("/wallet")).status).toBe(200);
});
