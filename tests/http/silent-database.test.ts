/** The database is lost without a reset: every answer says so in time, and is well again as soon as the database answers. */
import { connect as dial } from "node:net";
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
  token = await tokenOf(ada);
  door = await doorTo(database.url);
  site = await startSite(door.url, { LOG_LEVEL: "silent", COMMAND_LIMIT_MS: "2000" });
});
afterAll(async () => {
  await site?.stop();
  await door?.shut();
});

/** Longer than an answer may take: the request is given up, and the test fails. */
const IN_TIME_MS = 10_000;

interface Sent {
  method?: string;
  body?: URLSearchParams;
  headers?: Record<string, string>;
}

async function ask(path: string, init: Sent = {}): Promise<[string, number, string | null]> {
  const headers = { accept: "text/html", "sec-fetch-site": "same-origin", cookie, ...init.headers };
  const signal = AbortSignal.timeout(IN_TIME_MS);
  const answer = await fetch(site.origin + path, { ...init, headers, signal });
  await answer.arrayBuffer();
  return [path, answer.status, answer.headers.get("retry-after")];
}

function askApi(path: string, init: Sent = {}) {
  return ask(`/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, accept: "application/json", ...init.headers },
  });
}

/** A probe of an old supervisor: HTTP/1.0, no `Host`. */
function askBare(path: string): Promise<string> {
  const { port } = new URL(site.origin);
  return new Promise((resolve, reject) => {
    const socket = dial(Number.parseInt(port, 10), "localhost", () => {
      socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
    });
    let said = "";
    socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
    socket.on("end", () => resolve(said.split("\r\n", 1)[0] ?? ""));
    socket.on("error", reject);
  });
}

test("requests and probes hear of a silent database in time, and all is well at once when it answers again", async () => {
  expect(await askBare("/readyz")).toContain("200");
  expect((await ask("/wallet"))[1]).toBe(200);
  expect((await askApi("/wallet"))[1]).toBe(200);
  door.silence();
  const form = new URLSearchParams({ key: newFormKey(), email: "a@b.test", password: "x" });
  const answers = await Promise.all([
    ask("/wallet"),
    ask("/gigs?q=logo"),
    ask("/wallet.data"),
    ask("/sign-in", { method: "POST", body: form }),
    askApi("/wallet"),
    askBare("/readyz"),
    askBare("/livez"),
  ]);
  const [ready, alive] = answers.splice(5);
  expect(ready).toContain("503");
  expect(alive).toContain("200");
  expect(answers).toEqual([
    ["/wallet", 503, "5"],
    ["/gigs?q=logo", 503, "5"],
    ["/wallet.data", 503, "5"],
    ["/sign-in", 503, "5"],
    ["/api/v1/wallet", 503, "5"],
  ]);
  // By now the dead connections are known; requests meanwhile wait for new ones.
  expect((await ask("/wallet"))[1]).toBe(503);
  door.speak();
  await expect.poll(() => askBare("/readyz"), { timeout: 2000 }).toContain("200");
  expect((await ask("/wallet"))[1]).toBe(200);
  expect((await askApi("/wallet"))[1]).toBe(200);
}, 60_000);

test("connections that died while the database lived are replaced, and no request waits for them twice", async () => {
  expect((await ask("/wallet"))[1]).toBe(200);
  door.silence();
  door.speak();
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => ask("/wallet")));
  expect((await ask("/wallet"))[1]).toBe(200);
  expect((await askApi("/wallet"))[1]).toBe(200);
  expect(await askBare("/readyz")).toContain("200");
}, 60_000);
