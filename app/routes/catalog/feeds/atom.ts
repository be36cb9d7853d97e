/** Writes gigs as an Atom feed (RFC 4287). Pure. */
import type { NewGig } from "#app/domain/catalog/newest-gigs.ts";
import { plainFile, shownPath } from "#app/domain/files/shown/shown-picture.ts";
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { days } from "#app/routes/catalog/offer-words.ts";
import { xml } from "#app/routes/site/sitemap-xml.ts";

export interface AtomFeed {
  title: string;
  /** Paths below the origin. */
  self: string;
  page: string;
  origin: string;
  gigs: readonly NewGig[];
}

const HEADERS = {
  "content-type": "application/atom+xml; charset=utf-8",
  "cache-control": "public, max-age=900",
};
const SUMMARY_MAX = 400;
/** A feed without entries has to say when it changed last, too. */
const NEVER = new Date(0);

export function atomAnswer(feed: AtomFeed): Response {
  return new Response(writeAtom(feed), { headers: HEADERS });
}

export function writeAtom({ title, self, page, origin, gigs }: AtomFeed): string {
  const updated = gigs.reduce(
    (latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest),
    NEVER,
  );
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">`,
    `<id>${attribute(origin + self)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${attribute(origin + self)}"/>`,
    `<link rel="alternate" type="text/html" href="${attribute(origin + page)}"/>`,
    ...gigs.map((gig) => entry(gig, origin)),
    `</feed>`,
  ];
  return `${lines.join("\n")}\n`;
}

function entry(gig: NewGig, origin: string): string {
  const url = `${origin}/gigs/${gig.id}`;
  const seller = `${origin}/sellers/${encodeURIComponent(gig.handle)}`;
  return [
    `<entry>`,
    `<id>${url}</id>`,
    `<title>${xml(gig.title)}</title>`,
    `<published>${gig.publishedAt.toISOString()}</published>`,
    `<updated>${gig.updatedAt.toISOString()}</updated>`,
    `<author><name>${xml(gig.sellerName)}</name><uri>${attribute(seller)}</uri></author>`,
    `<category term="${attribute(gig.category)}"/>`,
    `<link rel="alternate" type="text/html" href="${url}"/>`,
    ...picture(gig, origin),
    `<summary>${xml(summaryOf(gig))}</summary>`,
    `</entry>`,
  ].join("\n");
}

function picture({ cover }: NewGig, origin: string): string[] {
  const file = cover === null ? undefined : plainFile(cover);
  if (cover === null || file === undefined) return [];
  const href = attribute(origin + shownPath(cover.id, file));
  return [`<link rel="enclosure" type="image/jpeg" length="${file.bytes}" href="${href}"/>`];
}

function summaryOf({ description, currency, fromMicros, unitName, deliveryDays }: NewGig): string {
  const price = formatMoney(money(fromMicros, currency));
  const terms = unitName === null ? `From ${price}` : `${price} per ${unitName}`;
  const said = cutAtWord(description.replace(/\s+/g, " ").trim(), SUMMARY_MAX);
  return `${terms}, within ${days(deliveryDays)}. ${said}`;
}

function attribute(text: string): string {
  return xml(text).replaceAll('"', "&quot;");
}
