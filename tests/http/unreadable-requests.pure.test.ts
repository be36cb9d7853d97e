/** Requests that are no HTTP, or name an impossible host: they too get the headers of every answer. */
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer } from "#app/http/server.ts";
import type { RunningWeb } from "#app/http/server.ts";
import type { ServerBuild } from "react-router";

let web: RunningWeb;
beforeAll(async () => {
  const build = { entry: { module: {} } } as unknown as ServerBuild;
  const pages = { build: async () => build, files: new Map(), development: false };
  web = await startServer({ port: 0, pages, ready: async () => "" });
});
afterAll(() => web.stop());

/** Sends the bytes as they are and gives everything that came back. */
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
  ["an impossible address", "GET http://[ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", 400],
])("%s is answered with the security headers and an id", async (_, sent, status) => {
  const said = await send(sent);
  expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(said.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  expect(said.toLowerCase()).toContain("x-content-type-options: nosniff");
  expect(said).toMatch(/x-request-id: [\w-]{12}\r\n/i);
});
