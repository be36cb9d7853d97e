/** Adds security headers to every answer, so that no page can forget them. */
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";

export interface HeaderFacts {
  /** The site's public origin. Scripts run only from its folder of built files, and https is enforced if the origin has it. */
  origin: string;
  /** False in development, where Vite injects scripts of its own. */
  strict: boolean;
}

type NamedHeaders = ReadonlyArray<[name: string, value: string]>;

const made = new Map<string, NamedHeaders>();

/** As name and value. They depend only on a setting, so they are computed once. */
export function securityHeaders({ origin, strict }: HeaderFacts): NamedHeaders {
  const facts = `${origin} ${strict}`;
  const known = made.get(facts);
  if (known !== undefined) return known;
  const headers: NamedHeaders = [
    ...(strict ? [["content-security-policy", policy(origin)] satisfies [string, string]] : []),
    ...(origin.startsWith("https:") ? ALWAYS_HTTPS : []),
    ...ON_EVERY_ANSWER,
  ];
  made.set(facts, headers);
  return headers;
}

/** Adds missing headers. A route's own cache rule or stricter policy stays. */
export function addMissing(headers: Headers, said: NamedHeaders): void {
  // A cookie is personal: no cache may give it to another visitor, even if the page allowed caching.
  const cached = headers.get("cache-control") ?? "";
  if (headers.has("set-cookie") && !cached.includes("no-store")) headers.delete("cache-control");
  for (const [name, value] of said) if (!headers.has(name)) headers.set(name, value);
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

/** The folder of built files, whose names carry a hash of their contents. */
export const SCRIPTS = "/assets/";

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

/**
 * Every file in the scripts' folder comes from the build and nothing else is answered below it. So a path is as
 * safe as a nonce, and the page stays the same bytes for everybody.
 */
function policy(origin: string): string {
  const scripts = origins(origin).map((each) => `${each}${SCRIPTS}`);
  return `default-src 'none'; script-src ${scripts.join(" ")}; ${OTHER_SOURCES}`;
}

/**
 * At a loopback address people type either name of this machine, and the browser takes the names for two origins. A
 * policy cannot name `[::1]`, and a public site has one name; pages opened under another name work as without scripts.
 */
function origins(origin: string): string[] {
  if (!isLoopbackUrl(origin)) return [origin];
  const { protocol, port } = new URL(origin);
  const end = port === "" ? "" : `:${port}`;
  const spelt = ["localhost", "127.0.0.1"].map((host) => `${protocol}//${host}${end}`);
  return [...new Set([origin, ...spelt])];
}
