/** A feed of gigs: whole XML whatever titles say, the newest change as its own, and prices as people read them. */
import { expect, test } from "vitest";
import { writeAtom } from "#app/routes/catalog/feeds/atom.ts";
import type { NewGig } from "#app/domain/catalog/newest-gigs.ts";

const gig: NewGig = {
  id: "gig_1",
  title: `Logos & "marks" <now>`,
  description: "Drawn by hand.\nIn copper.",
  category: 'Logos & "branding"',
  handle: "lin",
  sellerName: "Lin <i>",
  currency: "USD",
  fromMicros: 1_500n,
  unitName: "label",
  deliveryDays: 1,
  publishedAt: new Date("2026-11-01T00:00:00Z"),
  updatedAt: new Date("2026-11-20T00:00:00Z"),
  cover: null,
};
const feed = {
  title: "Gigs & more",
  self: "/gigs.atom?a=1&b=2",
  page: "/gigs",
  origin: "https://f.test",
};

test("titles, names and categories are text, and the newest change is the feed's", () => {
  const older = { ...gig, id: "gig_2", updatedAt: gig.publishedAt, unitName: null };
  const written = writeAtom({ ...feed, gigs: [gig, older] });
  expect(written).toContain('<title>Logos &amp; "marks" &lt;now&gt;</title>');
  expect(written).toContain('<category term="Logos &amp; &quot;branding&quot;"/>');
  expect(written).toContain("<name>Lin &lt;i&gt;</name>");
  expect(written).toContain('href="https://f.test/gigs.atom?a=1&amp;b=2"');
  expect(written).toContain(
    "<summary>$0.0015 USD per label, within 1 day. Drawn by hand. In copper.</summary>",
  );
  expect(written).toContain("<summary>From $0.0015 USD, within 1 day.");
  expect(written.match(/<updated>(.*?)<\/updated>/)?.[1]).toBe("2026-11-20T00:00:00.000Z");
  expect(written.match(/<entry>/g)).toHaveLength(2);
});

test("a feed without gigs is a feed", () => {
  expect(writeAtom({ ...feed, gigs: [] })).toMatch(
    /<updated>1970-01-01T00:00:00.000Z<\/updated>[^]*<\/feed>\n$/,
  );
});
