/** A receiver on this machine that remembers its requests and answers as told. */
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { IncomingHttpHeaders, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { TEST_CERTIFICATE, TEST_KEY } from "./test-certificate.ts";

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  port: number;
  origin: string;
  received: Received[];
  /** The number of connections ever opened. */
  connections: () => number;
  /** Its answer from now on. */
  answer: (how: number | ((answer: ServerResponse) => void)) => void;
}

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Closed after the test. Answers 204 until told otherwise. */
export async function startReceiver(options: { tls?: boolean } = {}): Promise<Receiver> {
  const received: Received[] = [];
  let connections = 0;
  let reply: (answer: ServerResponse) => void = (answer) => answer.writeHead(204).end();
  const listener: RequestListener = (request, answer) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      received.push({ method, path, headers, body: Buffer.concat(chunks).toString("utf8") });
      reply(answer);
    });
  };
  const server = options.tls
    ? createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, listener)
    : createServer(listener);
  server.on("connection", () => (connections += 1));
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    answer(how) {
      reply =
        typeof how === "function" ? how : (answer) => void answer.writeHead(how).end(`said ${how}`);
    },
  };
}
