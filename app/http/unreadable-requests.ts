/** Answers requests that never become a `Request`: broken syntax, an impossible host, headers without end. Same headers, same log. */
import { STATUS_CODES } from "node:http";
import { env } from "#app/env.server.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { log } from "#app/log.server.ts";
import { dress } from "./dress-answer.ts";
import { problemAnswer } from "./problem.ts";
import { freshId } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";
import type { Socket } from "node:net";

/** The host or the address cannot be read: 400. For `errorHandler` of the listener, which knows no more than the problem. */
export function refuseUnreadable(problem: unknown): Response {
  const id = freshId();
  const ours = problem instanceof Error && problem.name === "RequestError";
  if (ours) log.info({ id, status: 400, why: problem.message }, "unreadable request");
  else log.error({ id, err: problem }, "unexpected");
  const refusal = new Refusal(ours ? "malformed_body" : "unexpected");
  return dress(problemAnswer(refusal, id), id, { strict: true });
}

const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What was sent is no HTTP: says so over the bare connection and closes it. For `clientError` of the server. */
export function refuseUnparsed(problem: NodeJS.ErrnoException, socket: Socket): void {
  // Nobody is there to hear it.
  if (problem.code === "ECONNRESET" || !socket.writable) return void socket.destroy(problem);
  const id = freshId();
  const status = STATUS[problem.code ?? ""] ?? 400;
  log.info({ id, status, why: problem.code }, "unreadable request");
  const headers = [
    ["connection", "close"],
    ["content-length", "0"],
    ["x-request-id", id],
    ...securityHeaders({ origin: env.publicOrigin, strict: true }),
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join("")}\r\n`);
}
