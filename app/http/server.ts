/** The HTTP server of `npm start`, `web` and `dev`. It stops gracefully: open requests are answered, new ones are not accepted. */
import { setTimeout as sleep } from "node:timers/promises";
import { closeStore } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { openDoors } from "./doors.ts";
import { cachePages } from "#app/http/cached/cached-pages.ts";
import { Pump } from "./live/pump.ts";
import { hostsToBind, listenOn } from "./listening.ts";
import { refuseUnparsed } from "./unreadable-requests.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Health, Pages } from "./handler.ts";

export interface ServerOptions {
  port: number;
  pages: Pages;
  ready: Health["ready"];
  /** Vite's middleware in development, called before our own handler. */
  before?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}

export interface RunningWeb {
  port: number;
  /** The addresses it is bound to; empty means all addresses of the machine. */
  hosts: string[];
  /** Closes the port, ends the streams, waits up to 10 s for open requests, cuts those still open, and closes the store's connections. */
  stop: () => Promise<void>;
}

const DRAIN_MS = 10_000;

/** Starts listening. Port 0 takes any free one. Refuses with `PortTaken` when another program has the port. */
export async function startServer(options: ServerOptions): Promise<RunningWeb> {
  let draining = false;
  const { before, pages, ready } = options;
  const isDraining = () => draining;
  const life = pages.development ? 0 : env.keepPagesSeconds;
  const cached = life === 0 ? null : cachePages(life * 1000);
  const pump = new Pump();
  const doors = openDoors(pages, { ready, isDraining }, cached, pump);
  const listening = await listenOn(hostsToBind(env), options.port, (request, response) => {
    if (before) before(request, response, () => doors(request, response));
    else doors(request, response);
  });
  const { port, hosts, servers } = listening;
  for (const server of servers) {
    server.requestTimeout = 120_000;
    server.on("clientError", refuseUnparsed);
    // Expectations other than 100-continue may be ignored; Node would answer them itself, without our headers.
    server.on("checkExpectation", (...asked) => void server.emit("request", ...asked));
  }
  return {
    port,
    hosts,
    async stop() {
      draining = true;
      // Streams never end by themselves; their browsers go on at another process.
      pump.close();
      const closed = servers.map(
        (server) => new Promise<void>((resolve) => server.close(() => resolve())),
      );
      for (const server of servers) server.closeIdleConnections();
      await Promise.race([Promise.all(closed), sleep(DRAIN_MS, undefined, { ref: false })]);
      for (const server of servers) server.closeAllConnections();
      await closeStore();
    },
  };
}
