/** Reads and writes our cookies: one set of attributes, and the `__Host-` prefix wherever the site has https. */
import { parse } from "hono/utils/cookie";
import { env } from "#app/env.server.ts";

/** Over https, browsers refuse a `__Host-` cookie that another host or path tries to set. Plain http cannot use the prefix. */
function cookieName(base: string): string {
  return isSecure() ? `__Host-${base}` : base;
}

/** The cookie's value, or null. Names are compared exactly. */
export function readCookie(request: Request, base: string): string | null {
  const name = cookieName(base);
  return parse(request.headers.get("cookie") ?? "", name)[name] ?? null;
}

/**
 * A `Set-Cookie` line; 0 seconds removes the cookie. Values must be base64url, so that they need no quoting. hono's
 * `serialize` is not used: it throws above 400 days, and `SESSION_DAYS` may be more.
 */
export function writeCookie(base: string, value: string, maxAgeSeconds: number): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName(base)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function isSecure(): boolean {
  return env.publicOrigin.startsWith("https:");
}
