/** Which requests are answered at the door, with what, and that everything else is left to the handler. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeApart } from "#app/http/kept/page-pieces.ts";
import type { PagePieces } from "#app/http/kept/page-pieces.ts";
import { visitorsDoor } from "#app/http/kept/visitors-door.ts";
import { freshMarks } from "#app/http/request-marks.ts";
import { closeRaw, sendRaw } from "#tests/kit/raw-request.ts";
import type { RawRequest } from "#tests/kit/raw-request.ts";

const page = (nonce: string) =>
  `<script nonce="${nonce}"></script><header class="site-header"></header><p>Gigs.</p>`;

let pieces: PagePieces | null = null;
let draining = false;
let held = () => pieces;
const kept = { held: () => held(), find: async () => null, forget: () => {} };
const door = visitorsDoor(kept, () => draining);
/** What the door leaves alone gets this answer. */
const HANDLERS = 418;
const server = createServer((request, response) => {
  if (!door(request, response)) response.writeHead(HANDLERS).end();
});

beforeAll(async () => {
  const { id, nonce } = freshMarks();
  const headers = { "content-type": "text/html; charset=utf-8" };
  pieces = await takeApart(new Response(page(nonce), { headers }), { nonce, requestId: id });
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

test("a visitor gets the kept page, each with a nonce and an id of its own", async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask()));
  for (const { status, headers, body } of answers) {
    const [, nonce = ""] =
      /'nonce-([^']+)'/.exec(headers["content-security-policy"]?.toString() ?? "") ?? [];
    expect([status, body]).toEqual([200, page(nonce)]);
  }
  expect(new Set(answers.map(({ body }) => body)).size).toBe(5);
  expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(5);
});

test("packed for whoever takes it", async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/gigs`);
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.text()).toContain("Gigs.");
  const bare = await ask({ headers: { "accept-encoding": "gzip;q=0, br" } });
  expect([bare.headers["content-encoding"], bare.body.includes("Gigs.")]).toEqual([
    undefined,
    true,
  ]);
});

test.each<[string, Partial<RawRequest>]>([
  ["somebody's cookie", { headers: { cookie: "farthing=x" } }],
  ["any cookie, even an empty one", { headers: { cookie: "" } }],
  ["another method", { method: "HEAD" }],
  ["a form", { method: "POST", body: "a=b" }],
  ["a body", { body: "a=b" }],
  ["a strange host", { headers: { host: "evil@example.com" } }],
  ["an address of another site", { path: "http://evil.example/gigs" }],
  ["an address without a site", { path: "//gigs" }],
  ["a backslash", { path: "/\\gigs" }],
  ["a character no address holds", { path: "/gigs?q=%00" }],
  ["a very long address", { path: `/gigs?q=${"x".repeat(600)}` }],
  ["a page that is not public", { path: "/wallet" }],
])("%s is for the handler", async (_what, asked) => {
  expect((await ask(asked)).status).toBe(HANDLERS);
});

test("so is a page that is not kept, everything while the server stops, and what cannot be given out", async () => {
  held = () => null;
  expect((await ask()).status).toBe(HANDLERS);
  held = () => {
    throw new Error("Broken.");
  };
  expect((await ask()).status).toBe(HANDLERS);
  held = () => pieces;
  draining = true;
  expect((await ask()).status).toBe(HANDLERS);
  draining = false;
  expect((await ask()).status).toBe(200);
});
