/** Listens on the port and stops politely: what was begun gets its answer, nothing new is taken. */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { env } from "#app/env.server.ts";
import { makeHandler } from "./handler.ts";
import { keepPages } from "./kept/kept-pages.ts";
import { pagesModule } from "./pages-module.ts";
import { visitorsDoor } from "./kept/visitors-door.ts";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Health, Pages } from "./handler.ts";

export interface ServerOptions {
  port: number;
  pages: Pages;
  ready: Health["ready"];
  /** Vite's middleware in development, asked before our own handler. */
  before?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}

export interface RunningWeb {
  port: number;
  /** Ends long-lived streams, waits for open requests (10 s at most) and closes the port. */
  stop: () => Promise<void>;
}

export class PortTaken extends Error {
  override name = "PortTaken";
}

const DRAIN_MS = 10_000;

/** Starts listening. Port 0 takes any free one. Refuses with `PortTaken` when somebody else has the port. */
export async function startServer(options: ServerOptions): Promise<RunningWeb> {
  let draining = false;
  const { before, pages, ready } = options;
  const isDraining = () => draining;
  const life = pages.development ? 0 : env.keepPagesSeconds;
  const kept = life === 0 ? null : keepPages(life * 1000);
  const answerVisitor = kept === null ? () => false : visitorsDoor(kept, isDraining);
  const listener = getRequestListener(makeHandler(pages, { ready, isDraining }, kept), {
    overrideGlobalObjects: false,
    // For HTTP/1.0, which knows no `Host`: supervisors and load balancers speak it.
    hostname: new URL(env.publicOrigin).host,
  });
  const server = createServer((request, response) => {
    const ours = () => {
      if (!answerVisitor(request, response)) void listener(request, response);
    };
    if (before) before(request, response, ours);
    else ours();
  });
  server.requestTimeout = 120_000;
  const port = await listen(server, options.port);
  return {
    port,
    async stop() {
      draining = true;
      const { stop } = pagesModule(await options.pages.build()) as { stop?: () => Promise<void> };
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
      server.closeAllConnections();
      await stop?.();
    },
  };
}

/** Why nobody may listen there, in words; other problems as they are. */
export function asPortProblem(problem: NodeJS.ErrnoException, port: number): Error {
  if (problem.code === "EADDRINUSE")
    return new PortTaken(
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    );
  if (problem.code === "EACCES")
    return new PortTaken(`Port ${port} may only be opened by root. Choose one above 1023.`);
  return problem;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (problem: NodeJS.ErrnoException) => reject(asPortProblem(problem, port)));
    server.listen(port, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
