/** Names what an answer holds, so that whoever has it already is told so instead of being sent it again. */
import { createHash } from "node:crypto";

/** The same for the same bytes, in every process. */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/** True when `If-None-Match` names the answer: alone, in a list, or marked as weak by a proxy that compressed it. */
export function hasAlready(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match") ?? "";
  return known.split(/\s*,\s*/).some((each) => each.replace(/^W\//, "") === etag);
}
