/** Cookies of ours: one set of attributes, and the `__Host-` name wherever the browser can hold us to it. */
import { parse } from "hono/utils/cookie";
import { env } from "#app/env.server.ts";

/** Over https browsers refuse a `__Host-` cookie that another host or path tries to plant; plain http cannot have one. */
function cookieName(base: string): string {
  return isSecure() ? `__Host-${base}` : base;
}

/** The cookie's value, or null. Names are compared exactly. */
export function readCookie(request: Request, base: string): string | null {
  const name = cookieName(base);
  return parse(request.headers.get("cookie") ?? "", name)[name] ?? null;
}

/**
 * A `Set-Cookie` line; 0 seconds removes the cookie. Values must be base64url, so that nothing needs quoting. hono's `serialize` throws
 * above 400 days, which `SESSION_DAYS` may be.
 */
export function writeCookie(base: string, value: string, maxAgeSeconds: number): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName(base)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function isSecure(): boolean {
  return env.publicOrigin.startsWith("https:");
}
