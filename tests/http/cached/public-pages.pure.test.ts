/** Which addresses are cached, under which spelling, and which never. */
import { expect, test } from "vitest";
import { publicPage } from "#app/http/cached/public-pages.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { PATTERNS } from "#tests/kit/page-patterns.ts";

const asked = (path: string) => {
  const found = publicPage(new URL(path, "http://localhost"));
  return found === null ? null : `${found.page.name}: ${found.address}`;
};
const gig = newId("gig");

test.each([
  ["/", "start: /"],
  ["/?utm_source=mail", "start: /"],
  ["/welcome?utm_source=mail", "welcome: /welcome"],
  ["/commission?x=1", "words: /commission"],
  ["/gigs", "gigs: /gigs"],
  ["/gigs?nonsense=1&kind=tin&sort=newest", "gigs: /gigs"],
  ["/gigs?sort=price-up&kind=unit", "gigs: /gigs?kind=unit&sort=price-up"],
  ["/gigs?kind=unit&x=2&sort=price-up", "gigs: /gigs?kind=unit&sort=price-up"],
  ["/gigs?q=+heron+", "searches: /gigs?q=heron"],
  ["/gigs?min=5.00", "searches: /gigs?min=5"],
  [
    `/gigs?after=2026-01-01T00:00:00.000000Z~${gig}`,
    `searches: /gigs?after=2026-01-01T00%3A00%3A00.000000Z%7E${gig}`,
  ],
  [`/gigs/${gig}?from=mail`, `gig: /gigs/${gig}`],
  ["/sellers/lin?after=zzz", null],
  [`/sellers/lin?after=${gig}&x=1`, `seller: /sellers/lin?after=${gig}`],
  ["/gigs/new", null],
  [`/gigs?category=${"x".repeat(300)}`, null],
  [`/sellers/${"x".repeat(300)}`, null],
  ["/sitemap.xml", null],
  ["/gigs.data", null],
])("the cache key of %s is %s", (path, expected) => {
  expect(asked(path)).toBe(expected);
});

test("the cached pages of the product are these and no others", () => {
  const filled = PATTERNS.map(
    ({ pattern }) =>
      [
        pattern,
        asked(
          pattern
            .replace("/gigs/:id", `/gigs/${gig}`)
            .replace(":handle", "lin")
            .replace(/:\w+/g, "x"),
        ),
      ] as const,
  );
  const cached = filled.filter(([, page]) => page !== null).map(([pattern]) => pattern);
  expect(cached.sort()).toEqual(
    [
      "/",
      "/api",
      "/api/:room",
      "/api/problems",
      "/commission",
      "/developers/events",
      "/gigs",
      "/gigs/:id",
      "/sellers/:handle",
      "/welcome",
    ].sort(),
  );
});
