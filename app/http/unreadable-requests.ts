/** Answers requests that cannot become a `Request` (bad syntax, host or headers), with our headers and log. */
import { STATUS_CODES } from "node:http";
import { RequestError } from "@hono/node-server";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { log } from "#app/log.server.ts";
import { commonHeaders, withStandardHeaders } from "./standard-headers.ts";
import { problemAnswer } from "./problem.ts";
import { freshId } from "./request-id.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** 400 for an unreadable host or address. For the listener's `errorHandler`, which knows only the problem. */
export function refuseUnreadable(problem: unknown): Response {
  const id = freshId();
  const ours = problem instanceof Error && problem.name === "RequestError";
  if (ours) log.info({ id, status: 400, why: problem.message }, "unreadable request");
  else log.error({ id, err: problem }, "unexpected");
  const refusal = new Refusal(ours ? "malformed_body" : "unexpected");
  return withStandardHeaders(problemAnswer(refusal, id), id, { strict: true });
}

/**
 * Checks `Host` before any door. Only HTTP/1.0 may leave it out or empty. Where the address is a path, the host
 * must be a name or an address, with or without a port. True when the request was answered with 400.
 */
export function refuseHost(request: IncomingMessage, response: ServerResponse): boolean {
  const { host = "" } = request.headers;
  const absolute = request.url?.startsWith("/") !== true;
  if (host === "" ? request.httpVersion === "1.0" : absolute || isReadableHost(host)) return false;
  if (host === "") response.writeHead(400, bareHeaders(400, "no host").flat()).end();
  else void send(response, refuseUnreadable(new RequestError("Invalid host header")));
  return true;
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  const body = await answer.text();
  response.writeHead(answer.status, [...answer.headers].flat()).end(body);
}

let lastReadable = "";

/** The handler's library checks the same, but a little less strictly for host names. */
function isReadableHost(host: string): boolean {
  if (host === lastReadable) return true;
  const url = URL.parse(`http://${host}/`);
  if (url?.hostname !== host.replace(/:\d+$/, "").toLowerCase()) return false;
  // Remembered, because nearly every request names the same host.
  lastReadable = host;
  return true;
}

/** How long a refused client may take to read the answer and hang up. */
const LINGER_MS = 2_000;

const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Refuses bytes that are not HTTP over the bare connection and closes it. For the server's `clientError`. */
export function refuseUnparsed(problem: NodeJS.ErrnoException, socket: Socket): void {
  // The client is gone, or the bytes would become part of an answer under way; same as in Node's own handler.
  const { _httpMessage: open } = socket as { _httpMessage?: ServerResponse | null };
  const begun = open?.headersSent === true && !open.writableFinished;
  if (problem.code === "ECONNRESET" || !socket.writable || begun)
    return void socket.destroy(problem);
  const status = STATUS[problem.code ?? ""] ?? 400;
  const headers = bareHeaders(status, problem.code).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join("")}\r\n`);
  // A client that never hangs up would keep the connection for ever: no request limit applies to it any more.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** Logs the refusal and returns the headers of an answer without a body that ends the connection. */
function bareHeaders(status: number, why: string | undefined): Array<[string, string]> {
  const id = freshId();
  log.info({ id, status, why }, "unreadable request");
  return [["connection", "close"], ["content-length", "0"], ...commonHeaders(id, { strict: true })];
}
