/** The requests the fast path answers, its answers, and that all others are left to the handler. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeApart } from "#app/http/cached/page-fragments.ts";
import type { PageFragments } from "#app/http/cached/page-fragments.ts";
import { visitorsDoor } from "#app/http/cached/visitors-door.ts";
import { closeRaw, sendRaw } from "#tests/kit/raw-request.ts";
import type { RawRequest } from "#tests/kit/raw-request.ts";

const PAGE = `<header class="site-header"></header><p>Gigs.</p>`;

let fragments: PageFragments | null = null;
let draining = false;
let held = () => fragments;
const cached = { held: () => held(), find: async () => null, forget: () => {} };
const door = visitorsDoor(cached, () => draining);
/** The handler's answer to all requests the fast path leaves alone. */
const HANDLERS = 418;
const server = createServer((request, response) => {
  if (!door(request, response)) response.writeHead(HANDLERS).end();
});

beforeAll(async () => {
  const headers = { "content-type": "text/html; charset=utf-8" };
  fragments = await takeApart(new Response(PAGE, { headers }), "idOfTheFirst");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  closeRaw();
  server.close();
});

function ask(asked: Partial<RawRequest> = {}) {
  const { port } = server.address() as AddressInfo;
  return sendRaw(`http://127.0.0.1:${port}`, { method: "GET", path: "/gigs", ...asked });
}

test("a visitor gets the cached page, each answer with an id of its own", async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask()));
  for (const { status, headers, body } of answers) {
    expect([status, body]).toEqual([200, PAGE]);
    expect(headers["content-security-policy"]).toContain(
      "script-src http://localhost:3000/assets/ ",
    );
  }
  expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(5);
});

test.each([
  ["br, gzip", "br"],
  ["gzip, deflate", "gzip"],
  ["gzip;q=0, br", "br"],
  ["identity", null],
])("a browser that accepts “%s” gets the page as %s", async (accepted, encoding) => {
  const { port } = server.address() as AddressInfo;
  const headers = { "accept-encoding": accepted };
  for (let time = 0; time < 2; time += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/gigs`, { headers });
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(await answer.text()).toBe(PAGE);
  }
});

test.each<[string, Partial<RawRequest>]>([
  ["the cookie of a session", { headers: { cookie: "farthing=x" } }],
  ["any cookie, even an empty one", { headers: { cookie: "" } }],
  ["another method", { method: "HEAD" }],
  ["a form", { method: "POST", body: "a=b" }],
  ["a body", { body: "a=b" }],
  ["an address of another site", { path: "http://evil.example/gigs" }],
  ["an address without a site", { path: "//gigs" }],
  ["a backslash", { path: "/\\gigs" }],
  ["a character no address holds", { path: "/gigs?q=%00" }],
  ["a very long address", { path: `/gigs?q=${"x".repeat(600)}` }],
  ["a page that is not public", { path: "/wallet" }],
])("%s is for the handler", async (_what, asked) => {
  expect((await ask(asked)).status).toBe(HANDLERS);
});

test("a page that is not cached, a page that fails to be sent, and every page while the server stops are for the handler", async () => {
  held = () => null;
  expect((await ask()).status).toBe(HANDLERS);
  held = () => {
    throw new Error("Broken.");
  };
  expect((await ask()).status).toBe(HANDLERS);
  held = () => fragments;
  draining = true;
  expect((await ask()).status).toBe(HANDLERS);
  draining = false;
  expect((await ask()).status).toBe(200);
});
