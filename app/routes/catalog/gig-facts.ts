/** Describes a gig for machines: the summary for search engines, and schema.org data. Pure. */
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import type { GigDetails, GigPage } from "#app/domain/catalog/gig-page.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Score } from "#app/domain/reputation/score.ts";
import { aggregateRating } from "#app/routes/reputation/aggregate-rating.ts";
import type { Crumb } from "#app/ui/page/page-header.tsx";

const SUMMARY_MAX = 155;

export function summaryOf({ description }: GigDetails): string {
  const line = description.replace(/\s+/g, " ").trim();
  return cutAtWord(line, SUMMARY_MAX);
}

export function crumbsOf({ categoryId, category, parentId, parent }: GigDetails): Crumb[] {
  const to = (id: string, label: string) => ({
    label,
    href: `/gigs?category=${encodeURIComponent(id)}`,
  });
  const above = parentId === null || parent === null ? [] : [to(parentId, parent)];
  return [{ label: "All gigs", href: "/gigs" }, ...above, to(categoryId, category)];
}

/** Suspended and closed accounts have no page. */
export function hasSellerPage({ sellerState }: { sellerState: string }): boolean {
  return sellerState !== "suspended" && sellerState !== "closed";
}

export interface FactsShown {
  url: string;
  /** Of the gig's own reviews, as its page says it. */
  score: Score;
  /** Addresses of pictures, largest first. */
  images: string[];
  seller: string;
}

/**
 * JSON-LD that is safe inside a script element. It lists offers only while the gig can be ordered; questions are a page of their own
 * kind (`FAQPage`), which search engines read beside the service.
 */
export function gigFacts(
  { gig, packages, orderable }: GigPage,
  { url, score, images, seller }: FactsShown,
): string {
  const offer = (micros: bigint, name?: string) => ({
    "@type": "Offer",
    price: decimal(micros),
    priceCurrency: gig.currency,
    availability: "https://schema.org/InStock",
    url,
    ...(name === undefined ? {} : { name }),
  });
  const offers = () =>
    gig.kind === "unit"
      ? [offer(gig.fromMicros)]
      : packages.map((each) => offer(each.priceMicros, each.title));
  const service = {
    "@type": "Service",
    "@id": `${url}#service`,
    name: gig.title,
    description: summaryOf(gig),
    serviceType: gig.category,
    url,
    ...(images.length === 0 ? {} : { image: images }),
    ...aggregateRating(score),
    provider: { "@type": "Person", name: gig.sellerName, url: seller },
    ...(orderable ? { offers: offers() } : {}),
  };
  return writeFacts([service, ...faqFacts(gig, url)]);
}

/** One thing, or several of one page. */
export function writeFacts(things: object[]): string {
  const [only] = things;
  const said = things.length === 1 && only !== undefined ? only : { "@graph": things };
  const facts = { "@context": "https://schema.org", ...said };
  return JSON.stringify(facts).replaceAll("<", "\\u003c");
}

function faqFacts({ faq }: GigDetails, url: string): object[] {
  if (faq.length === 0) return [];
  const mainEntity = faq.map(({ question, answer }) => ({
    "@type": "Question",
    name: question,
    acceptedAnswer: { "@type": "Answer", text: answer },
  }));
  return [{ "@type": "FAQPage", "@id": `${url}#questions`, mainEntity }];
}
