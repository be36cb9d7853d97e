/** Requests that are no HTTP, or name an impossible host: they too get the headers of every answer. */
import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer } from "#app/http/server.ts";
import { refuseUnparsed } from "#app/http/unreadable-requests.ts";
import type { AddressInfo } from "node:net";
import type { RunningWeb } from "#app/http/server.ts";
import type { ServerBuild } from "react-router";

let web: RunningWeb;
beforeAll(async () => {
  const build = { entry: { module: {} } } as unknown as ServerBuild;
  const pages = { build: async () => build, files: new Map(), development: false };
  web = await startServer({ port: 0, pages, ready: async () => "" });
});
afterAll(() => web.stop());

/** Sends the bytes as they are and returns the whole answer. */
function send(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(web.port, "127.0.0.1", () => socket.write(text));
    let said = "";
    socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(said));
  });
}

test.each([
  ["no HTTP at all", "HELLO\r\n\r\n", 400],
  ["headers without end", `GET / HTTP/1.1\r\nhost: x\r\na: ${"a".repeat(70_000)}\r\n\r\n`, 431],
  ["an impossible host", "GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n", 400],
  ["no host", "GET / HTTP/1.1\r\nconnection: close\r\n\r\n", 400],
  ["an empty host", "GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n", 400],
  ["HTTP/1.0 without a host", "GET /livez HTTP/1.0\r\n\r\n", 200],
  [
    "an unknown expectation",
    "GET /livez HTTP/1.1\r\nhost: x\r\nexpect: tea\r\nconnection: close\r\n\r\n",
    200,
  ],
  ["an impossible address", "GET http://[ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", 400],
])(
  "the unreadable request %s is answered with the security headers and an id",
  async (_, sent, status) => {
    const said = await send(sent);
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(said.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(said.toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(said).toMatch(/x-request-id: [\w-]{12}\r\n/i);
  },
);

test("a connection that was refused ends although its client never hangs up", async () => {
  const ended = new Promise((resolve) => {
    const socket = connect({ port: web.port, host: "127.0.0.1", allowHalfOpen: true }, () =>
      socket.write("HELLO\r\n\r\n"),
    );
    socket.on("data", () => {});
    // Only a write tells a client that the other side is gone altogether.
    const knocking = setInterval(() => socket.write("x"), 100);
    socket.on("error", (problem: NodeJS.ErrnoException) => {
      clearInterval(knocking);
      resolve(problem.code);
    });
  });
  expect(await ended).toMatch(/^(ECONNRESET|EPIPE)$/);
});

test("bytes behind a request that are no HTTP never get into its answer", async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-length": "10" });
    response.write("12345");
  });
  server.on("clientError", refuseUnparsed);
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.address() as AddressInfo));
  });
  const said = await new Promise<string>((resolve) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n"),
    );
    let all = "";
    socket.on("data", (chunk: Buffer) => {
      all += chunk.toString();
      if (all.endsWith("12345")) socket.write("GARBAGE\r\n\r\n");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(all));
  });
  server.close();
  expect(said).toMatch(/\r\n\r\n12345$/);
});
