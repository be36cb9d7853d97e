/** Decides whether an unsafe request came from our own pages, for every URL: the framework's own check skips resource routes. */

export interface SentFrom {
  method: string;
  path: string;
  headers: Headers;
}

/** Below this programs are at home: tokens, no cookies. */
export const API_PATH = "/api/v1/";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/**
 * True when the request may go on. Browsers say where a form came from in `Sec-Fetch-Site`, older ones in
 * `Origin`; a request with neither is refused. Exempt are signed webhooks (`/hooks/…`) and the API, which takes
 * tokens only: no browser adds either by itself, and cookies never reach it (`handler.ts`).
 */
export function isOwnOrigin(request: SentFrom, publicOrigin: string): boolean {
  if (isSafe(request.method)) return true;
  if (request.path.startsWith("/hooks/")) return true;
  const { headers } = request;
  if (request.path.startsWith(API_PATH)) return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return headers.get("origin") === publicOrigin;
}
