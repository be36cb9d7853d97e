/** Makes `ETag`s, and tells when the client already has the answer, so that it is not sent again. */
import { createHash } from "node:crypto";

/** The same bytes give the same tag in every process. */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/** True when `If-None-Match` holds the tag: alone, in a list, or marked as weak by a proxy that compressed the answer. */
export function hasAlready(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match") ?? "";
  return known.split(/\s*,\s*/).some((each) => each.replace(/^W\//, "") === etag);
}
