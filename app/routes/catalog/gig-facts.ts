/** Describes a gig for machines: the summary for search engines, and schema.org data. Pure. */
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import type { GigDetails, GigPage } from "#app/domain/catalog/gig-page.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { SellerRecord } from "#app/domain/reputation/records.ts";
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

/** JSON-LD that is safe inside a script element. It lists offers only while the gig can be ordered. */
export function gigFacts(
  { gig, packages, orderable }: GigPage,
  url: string,
  record: SellerRecord | null = null,
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
  const facts = {
    "@context": "https://schema.org",
    "@type": "Service",
    name: gig.title,
    description: summaryOf(gig),
    serviceType: gig.category,
    url,
    ...(record === null ? {} : aggregateRating(record)),
    provider: { "@type": "Person", name: gig.sellerName },
    ...(orderable ? { offers: offers() } : {}),
  };
  return JSON.stringify(facts).replaceAll("<", "\\u003c");
}
