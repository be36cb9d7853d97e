/** Cookies of ours: one set of attributes, and the `__Host-` name wherever the browser can hold us to it. */
import { env } from "#app/env.server.ts";

/** Over https browsers refuse a `__Host-` cookie that another host or path tries to plant; plain http cannot have one. */
function cookieName(base: string): string {
  return isSecure() ? `__Host-${base}` : base;
}

/** The cookie's value, or null. Names are compared exactly. */
export function readCookie(request: Request, base: string): string | null {
  const name = cookieName(base);
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const cut = pair.indexOf("=");
    if (cut > 0 && pair.slice(0, cut).trim() === name) return pair.slice(cut + 1).trim();
  }
  return null;
}

/** A `Set-Cookie` line; 0 seconds removes the cookie. Values must be base64url, so that nothing needs quoting. */
export function writeCookie(base: string, value: string, maxAgeSeconds: number): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName(base)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function isSecure(): boolean {
  return env.publicOrigin.startsWith("https:");
}
