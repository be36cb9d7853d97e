/** Hostile input for fuzz tests, and a generator that repeats itself. */

export const MARK = `"'><script>fz()</script>`;

/** Texts for any field, path or query; each has broken some program before. */
export const HOSTILE_TEXTS = [
  "",
  " ",
  MARK,
  "%00",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\ufffe\uffff",
  "\u202egnp.exe",
  "\u2028",
  "🪙".repeat(300),
  "x".repeat(9000),
  "-1",
  "0",
  "1e309",
  "NaN",
  "Infinity",
  "0x10",
  "99999999999999999999999",
  "9223372036854775808",
  "2147483648",
  "0.0000001",
  "1,5",
  "٣",
  "2026-02-30",
  "../../../../etc/passwd",
  "..\\..\\windows",
  "\r\nset-cookie: farthing=stolen",
  "//evil.example/",
  "/\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "' or 1=1; drop table users; --",
  "{}",
  "[]",
  "null",
  "__proto__",
  "constructor",
  "%",
  "%ff",
  "\\",
  "$1",
  "%s %n",
];

/** Paths that no route ever matches. */
export const HOSTILE_PATHS = [
  "/%ff",
  "/%00",
  "/%",
  "/%e0%a4%a",
  "//evil.example",
  "//evil.example/gigs",
  "///",
  "/\\evil.example",
  "/gigs/",
  "/gigs//",
  "/GIGS",
  "/gigs;x=1",
  "/gigs/%2e%2e/admin",
  "/gigs/..%2f..%2fadmin",
  "/assets/../../package.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/assets/..%5c..%5cpackage.json",
  "/.env",
  "/.git/config",
  "/build/server/index.js",
  "/index.html",
  "/constructor",
  "/__proto__",
  "/__manifest",
  "/__manifest?paths=%00",
  "/__manifest?paths=/gigs,/admin&version=x",
  "/_root.data",
  "/gigs.data",
  "/gigs.data?_routes=",
  "/gigs.data?_routes=routes%2Fmarket%2Fgigs,nothing",
  "/gigs.data.data",
  "/.data",
  "/wallet.data",
  "/hooks/cards.data",
  "/gigs?q=%ff%fe",
  "/gigs?%",
  "/gigs?q=a&q=b&q[]=c&__proto__[x]=1",
  `/gigs?q=${"a".repeat(7000)}`,
  `/gigs?${Array.from({ length: 900 }, (_, i) => `a${i}=`).join("&")}`,
  "/sign-in?next=//evil.example",
  "/sign-in?next=/%5cevil.example",
  "/sign-in?next=/%09/evil.example",
  "/sign-in?next=https:evil.example",
  "/%0d%0aset-cookie:%20farthing=stolen",
  "/gigs/gig_%0d%0aset-cookie:%20a=b",
];

/** A generator of numbers below 1 that returns the same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error("There is nothing to pick from.");
  return chosen;
}
