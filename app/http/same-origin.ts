/** Checks that an unsafe request came from our own pages, at every URL: the framework's own check skips resource routes. */

export interface SentFrom {
  method: string;
  path: string;
  headers: Headers;
}

/** The address prefix of the API, which takes tokens and no cookies. */
export const API_PATH = "/api/v1/";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Mail programs post to it by themselves (RFC 8058). It reads no cookie: the signature in the address decides. */
const ONE_CLICK_PATH = "/unsubscribe";

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/**
 * True when the request may go on. Browsers say where a form came from in `Sec-Fetch-Site`, older ones in `Origin`;
 * a request with neither is refused. Signed webhooks (`/hooks/…`), the signed link that stops mails, and the API are exempt: browsers add neither
 * signatures nor tokens by themselves, and cookies never reach the API (`handler.ts`).
 */
export function isOwnOrigin(request: SentFrom, publicOrigin: string): boolean {
  if (isSafe(request.method)) return true;
  if (request.path.startsWith("/hooks/") || request.path === ONE_CLICK_PATH) return true;
  const { headers } = request;
  if (request.path.startsWith(API_PATH)) return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return headers.get("origin") === publicOrigin;
}
