/** Headers that every answer carries, so that no page can forget one. */

export interface HeaderFacts {
  nonce: string;
  /** The public address is https, so the browser may insist on it. */
  secure: boolean;
  /** False in development, where Vite injects scripts of its own. */
  strict: boolean;
}

/** Each name with its value. */
export function securityHeaders({ nonce, secure, strict }: HeaderFacts): Array<[string, string]> {
  return [
    ...(strict ? [["content-security-policy", policy(nonce)] satisfies [string, string]] : []),
    ...(secure ? ALWAYS_HTTPS : []),
    ...ON_EVERY_ANSWER,
  ];
}

/** Adds what is missing; a route that set its own cache rule or a stricter policy keeps it. */
export function addSecurityHeaders(headers: Headers, facts: HeaderFacts): void {
  // A cookie is somebody's own: no cache may hand it to the next visitor, whatever the page said of itself.
  const cached = headers.get("cache-control") ?? "";
  if (headers.has("set-cookie") && !cached.includes("no-store")) headers.delete("cache-control");
  for (const [name, value] of securityHeaders(facts))
    if (!headers.has(name)) headers.set(name, value);
}

const ALWAYS_HTTPS: Array<[string, string]> = [
  ["strict-transport-security", "max-age=31536000; includeSubDomains"],
];

const ON_EVERY_ANSWER: Array<[string, string]> = [
  ["cache-control", "no-store"],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["x-frame-options", "DENY"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"],
];

const OTHER_SOURCES = [
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

function policy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; ${OTHER_SOURCES}`;
}
