/** The fast path and the handler: the same page from either has the same headers, log line and rule for hosts. */
import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDoors } from "#app/http/doors.ts";
import { takeApart } from "#app/http/cached/page-fragments.ts";
import { log } from "#app/log.server.ts";
import { closeRaw, sendRaw } from "#tests/kit/raw-request.ts";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import type { ServerBuild } from "react-router";
import type { PageFragments } from "#app/http/cached/page-fragments.ts";

const build = { entry: { module: {} } } as unknown as ServerBuild;
const pages = { build: async () => build, files: new Map(), development: false };
const health = { ready: async () => "", isDraining: () => false };

/** At the fast path a page is cached, at the handler it is rendered: the answer shows which of them it was. */
let atVisitors: Server;
let atHandler: Server;
const seen: string[] = [];

beforeAll(async () => {
  const html = `<header class="site-header"></header><p>${"Gigs. ".repeat(500)}</p>`;
  const headers = { "content-type": "text/html; charset=utf-8" };
  const fragments = (await takeApart(
    new Response(html, { headers }),
    "idOfTheFirst",
  )) as PageFragments;
  const keeping = (held: PageFragments | null) => ({
    held: () => {
      if (held !== null) seen.push("visitors");
      return held;
    },
    find: () => {
      seen.push("handler");
      return Promise.resolve(fragments);
    },
    forget: () => {},
  });
  atVisitors = createServer(
    { requireHostHeader: false },
    openDoors(pages, health, keeping(fragments)),
  );
  atHandler = createServer({ requireHostHeader: false }, openDoors(pages, health, keeping(null)));
  for (const server of [atVisitors, atHandler]) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
});
afterAll(() => {
  closeRaw();
  atVisitors.close();
  atHandler.close();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function ask(server: Server, path: string, headers: Record<string, string> = {}) {
  return sendRaw(`http://127.0.0.1:${portOf(server)}`, { method: "GET", path, headers });
}

const FRESH = { "x-request-id": "fresh", date: "today" };

test.each(["", "gzip", "br, gzip", "identity"])(
  "a page of the fast path and of the handler has the same headers and bytes, accepting “%s”",
  async (accepted) => {
    seen.length = 0;
    const sent = accepted === "" ? {} : { "accept-encoding": accepted };
    const [one, two] = await Promise.all([
      ask(atVisitors, "/gigs", sent),
      ask(atHandler, "/gigs", sent),
    ]);
    expect(seen.toSorted()).toEqual(["handler", "visitors"]);
    expect({ ...one, headers: { ...one.headers, ...FRESH } }).toEqual({
      ...two,
      headers: { ...two.headers, ...FRESH },
    });
    for (const { headers } of [one, two]) expect(headers["x-request-id"]).toMatch(/^[\w-]{12}$/);
  },
);

test("a page of the fast path and of the handler leaves the same log line, under the id of its answer", async () => {
  const lines = vi.spyOn(log, "info");
  for (const server of [atVisitors, atHandler]) {
    lines.mockClear();
    const answer = await ask(server, "/sellers/a%20b?typed=secret");
    expect(answer.status).toBe(200);
    expect(lines.mock.calls).toEqual([
      [
        {
          id: answer.headers["x-request-id"],
          method: "GET",
          path: "/sellers/a%20b",
          status: 200,
          ms: expect.any(Number),
        },
      ],
    ]);
  }
  lines.mockRestore();
});

/** The status line of an answer to bytes sent as they are. */
function statusOf(server: Server, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(portOf(server), "127.0.0.1", () => socket.write(sent));
    let said = "";
    socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(said.slice(9, 12)));
  });
}

test.each([
  ["localhost", "200"],
  ["LocalHost:3000", "200"],
  ["farthing.example", "200"],
  ["127.0.0.1:80", "200"],
  ["[::1]:3000", "200"],
  ["", "400"],
  ["evil@farthing.example", "400"],
  ["farthing.example/gigs", "400"],
  ["a b", "400"],
  ["a:b:c", "400"],
  ["localhost:99999", "400"],
  ["localhost:", "400"],
  ["999.1.1.1:3000", "400"],
  ["bücher.example", "400"],
])("the host “%s” is answered with %s by the fast path and the handler", async (host, status) => {
  const sent = `GET /gigs HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
  expect([await statusOf(atVisitors, sent), await statusOf(atHandler, sent)]).toEqual([
    status,
    status,
  ]);
});
