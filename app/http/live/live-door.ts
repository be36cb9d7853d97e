/**
 * The door of `/live`, the one stream of a browser. It answers before the framework does, because a stream outlives every limit of
 * a page. Pages name their person (`of`) and the row they were made after (`after`); a browser that comes back sends `Last-Event-ID`.
 */
import { env } from "#app/env.server.ts";
import { streamSession } from "#app/domain/live/stream-sessions.ts";
import type { StreamSession } from "#app/domain/live/stream-sessions.ts";
import { logAnswer } from "#app/http/log-answer.ts";
import { freshId } from "#app/http/request-id.ts";
import { sessionToken } from "#app/http/session.ts";
import { commonHeaders } from "#app/http/standard-headers.ts";
import { log } from "#app/log.server.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Pump } from "./pump.ts";
import { openStream } from "./stream.ts";

const LIVE_PATH = "/live";

export interface LiveFacts {
  isDraining: () => boolean;
  /** False in development, where Vite injects scripts of its own. */
  strict: boolean;
}

/** True when the request was for the stream. */
export type LiveDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

export function liveDoor(pump: Pump, { isDraining, strict }: LiveFacts): LiveDoor {
  return (request, response) => {
    const { method, url = "" } = request;
    if (method !== "GET" || (url !== LIVE_PATH && !url.startsWith(`${LIVE_PATH}?`))) return false;
    const id = freshId();
    const started = performance.now();
    const reply = (status: number, more: Record<string, string>) => {
      const headers = new Headers(commonHeaders(id, { strict }));
      for (const [name, value] of Object.entries(more)) headers.set(name, value);
      response.writeHead(status, [...headers].flat());
      logAnswer({ id, method: "GET", path: LIVE_PATH }, status, started);
    };
    void answer(pump, request, response, { reply, isDraining }).catch((problem: unknown) => {
      log.warn({ err: problem, id }, "a stream could not be opened");
      if (!response.headersSent) reply(503, BUSY);
      response.end();
    });
    return true;
  };
}

const BUSY = { "retry-after": "5", "content-length": "0", connection: "close" };

const STREAM = {
  "content-type": "text/event-stream; charset=utf-8",
  // No proxy may compress it or keep it back.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  // At its end the connection is no use to anybody, and the server's stop must not wait for it.
  connection: "close",
};

interface Answering {
  reply: (status: number, headers: Record<string, string>) => void;
  isDraining: () => boolean;
}

async function answer(
  pump: Pump,
  request: IncomingMessage,
  response: ServerResponse,
  { reply, isDraining }: Answering,
): Promise<void> {
  const address = new URL(request.url ?? "", env.publicOrigin);
  const session = isFromElsewhere(request) ? null : await sessionOf(request);
  if (response.destroyed) return;
  if (isDraining() || pump.streams.isFull) {
    reply(503, BUSY);
    response.end();
    return;
  }
  reply(200, STREAM);
  if (session === null || session.userId !== address.searchParams.get("of")) {
    // Any other status would make the browser's script try again.
    response.end("event: over\ndata: signed_out\n\n");
    return;
  }
  const after = cursorOf(request.headers["last-event-id"] ?? address.searchParams.get("after"));
  pump.add(openStream(response, session, after, (stream) => pump.remove(stream)));
}

function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}

async function sessionOf({ headers }: IncomingMessage): Promise<StreamSession | null> {
  const { cookie } = headers;
  if (cookie === undefined) return null;
  const token = sessionToken(new Request(env.publicOrigin, { headers: { cookie } }));
  return token === null ? null : streamSession(token);
}

/** 0 for anything but a row's number: then the stream begins with all that is kept. */
function cursorOf(given: string | string[] | null): number {
  return typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : 0;
}
