/** Passes each request through the host check, then the stream of live pages, the fast path for visitors, and the handler. */
import { getRequestListener } from "@hono/node-server";
import { env } from "#app/env.server.ts";
import { makeHandler } from "./handler.ts";
import { liveDoor } from "./live/live-door.ts";
import { visitorsDoor } from "#app/http/cached/visitors-door.ts";
import { refuseHost, refuseUnreadable } from "./unreadable-requests.ts";
import type { RequestListener } from "node:http";
import type { Health, Pages } from "./handler.ts";
import { Pump } from "./live/pump.ts";
import type { CachedPages } from "#app/http/cached/cached-pages.ts";

/** `kept` is the page cache; null renders every page anew. */
export function openDoors(
  pages: Pages,
  health: Health,
  kept: CachedPages | null,
  pump = new Pump(),
): RequestListener {
  const { isDraining } = health;
  const answerStream = liveDoor(pump, { isDraining, strict: !pages.development });
  const answerVisitor = kept === null ? () => false : visitorsDoor(kept, isDraining);
  const handle = getRequestListener(makeHandler(pages, health, kept), {
    overrideGlobalObjects: false,
    errorHandler: refuseUnreadable,
    // For HTTP/1.0, which has no `Host`: supervisors and load balancers use it.
    hostname: new URL(env.publicOrigin).host,
  });
  return (request, response) => {
    if (refuseHost(request, response) || answerVisitor(request, response)) return;
    if (answerStream(request, response)) return;
    void handle(request, response);
  };
}
