/** One stream over a real connection: its frames, the end of a client that never reads, and its heartbeat. */
import { once } from "node:events";
import { createServer, get } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStream } from "#app/http/live/stream.ts";
import type { Stream } from "#app/http/live/stream.ts";
import type { AddressInfo } from "node:net";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

let server: Server;
let port = 0;
/** Takes the stream of the next request. */
let opened: (pair: { stream: Stream; response: ServerResponse; gone: Promise<Stream> }) => void;
beforeAll(async () => {
  server = createServer((_, response) => {
    const { promise: gone, resolve } = Promise.withResolvers<Stream>();
    const session = { userId: "usr_ada", sessionId: "ses_ada" };
    opened({ stream: openStream(response, session, 5, resolve), response, gone });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function nextStream() {
  const { promise, resolve } = Promise.withResolvers<Parameters<typeof opened>[0]>();
  opened = resolve;
  return promise;
}

const mark = (id: number) => ({ id, userId: "usr_ada", kind: "task.delivered", about: ["ord_1"] });

async function reading(): Promise<{ stream: Stream; gone: Promise<Stream>; all: Promise<string> }> {
  const stream = nextStream();
  const asked = get({ port, host: "127.0.0.1" });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { ...(await stream), all: textOf(answer) };
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return text;
}

test("a stream sends each row once, as its number, its name and its ids, and says why it is over", async () => {
  const { stream, gone, all } = await reading();
  stream.tell([mark(4), mark(5)]);
  stream.tell([mark(6), mark(7)]);
  stream.tell([mark(7)]);
  stream.beat();
  stream.end("signed_out");
  stream.tell([mark(8)]);
  const rows = [6, 7].map((id) => `id: ${id}\ndata: task.delivered ord_1\n\n`).join("");
  const end = "event: beat\ndata: beat\n\nevent: over\ndata: signed_out\n\n";
  expect((await all).replace(/^retry: \d+\n\n/, "")).toBe(rows + end);
  expect(await gone).toBe(stream);
});

test("more than a hundred rows at once are told as one that renews everything", async () => {
  const { stream, all } = await reading();
  stream.tell(Array.from({ length: 101 }, (_, n) => mark(n + 6)));
  stream.end();
  expect(await all).toMatch(/^retry: \d+\n\nid: 106\ndata: all\n\n$/);
});

test("a client that never reads is cut off with less than a hundred kilobytes waiting for it", async () => {
  const stream = nextStream();
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nhost: here\r\n\r\n");
  socket.pause();
  const { stream: open, response, gone } = await stream;
  let most = 0;
  for (let id = 6; !response.destroyed; id += 1) {
    open.tell([
      { ...mark(id), about: Array.from({ length: 30 }, () => "ord_01h455vb4pex5vsknk084sn02q") },
    ]);
    most = Math.max(most, response.writableLength);
    if (id % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(most).toBeGreaterThan(50_000);
  expect(most).toBeLessThan(100_000);
  expect(await gone).toBe(open);
  socket.destroy();
});

test("a client that took nothing between two beats is cut off", async () => {
  const stream = nextStream();
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nhost: here\r\n\r\n");
  socket.pause();
  const { stream: open, response, gone } = await stream;
  // Fills the buffers of the machine between the two, and leaves a little here.
  const filling = "x".repeat(16_384);
  for (let waiting = false; !waiting; waiting = response.writableLength > 1000) {
    response.write(`: ${filling}\n`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  open.beat();
  expect(response.destroyed).toBe(false);
  open.beat();
  expect(response.destroyed).toBe(true);
  expect(await gone).toBe(open);
  socket.destroy();
});
