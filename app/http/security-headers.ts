/** Headers that every answer carries, so that no page can forget one. */

export interface HeaderFacts {
  nonce: string;
  /** The public address is https, so the browser may insist on it. */
  secure: boolean;
  /** False in development, where Vite injects scripts of its own. */
  strict: boolean;
}

/** Adds what is missing; a route that set its own cache rule or a stricter policy keeps it. */
export function addSecurityHeaders(headers: Headers, facts: HeaderFacts): void {
  const missing = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  if (facts.strict) missing("content-security-policy", policy(facts));
  if (facts.secure) missing("strict-transport-security", "max-age=31536000; includeSubDomains");
  // A cookie is somebody's own: no cache may hand it to the next visitor, whatever the page said of itself.
  const cached = headers.get("cache-control") ?? "";
  if (headers.has("set-cookie") && !cached.includes("no-store")) headers.delete("cache-control");
  missing("cache-control", "no-store");
  missing("x-content-type-options", "nosniff");
  missing("referrer-policy", "same-origin");
  missing("x-frame-options", "DENY");
  missing("cross-origin-opener-policy", "same-origin");
  missing("cross-origin-resource-policy", "same-origin");
  missing("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()");
}

function policy(facts: HeaderFacts): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${facts.nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
