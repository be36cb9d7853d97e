/** Decides whether an unsafe request came from our own pages, for every URL: the framework's own check skips resource routes. */

export interface SentFrom {
  method: string;
  path: string;
  headers: Headers;
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True when the request may go on. Browsers say where a form came from in `Sec-Fetch-Site`, older ones in
 * `Origin`; a request with neither is refused. Exempt are signed webhooks (`/hooks/…`) and API calls that
 * carry a token, because no browser adds either by itself.
 */
export function isOwnOrigin(request: SentFrom, publicOrigin: string): boolean {
  if (SAFE.has(request.method)) return true;
  if (request.path.startsWith("/hooks/")) return true;
  const { headers } = request;
  if (request.path.startsWith("/api/") && headers.has("authorization") && !headers.has("cookie"))
    return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return headers.get("origin") === publicOrigin;
}
