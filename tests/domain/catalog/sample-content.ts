/** Gigs as the form sends them. */
import type { GigContent, PackageOffer, UnitOffer } from "#app/domain/catalog/gig-content.ts";

const BASIC = {
  tier: "basic",
  title: "One coin",
  description: "One drawing",
  priceMicros: 40_000_000n,
  deliveryDays: 3,
  revisions: 1,
} as const;

export const PACKAGE_OFFER: PackageOffer = {
  kind: "package",
  packages: [
    BASIC,
    { ...BASIC, tier: "premium", title: "A purse of coins", priceMicros: 240_000_000n },
  ],
  extras: [{ title: "In colour", priceMicros: 5_000_000n, extraDays: 1 }],
};

export const UNIT_OFFER: UnitOffer = {
  kind: "unit",
  unitName: "label",
  priceMicros: 1n,
  deliveryDays: 2,
};

export function sampleContent(changes: Partial<GigContent> = {}): GigContent {
  return {
    title: "I will draw a farthing in ink",
    description: "A small coin, drawn with care in copper ink on paper.",
    buyerBrief: "Which year?",
    categoryId: "design/illustration",
    tags: ["ink", "coin"],
    currency: "USD",
    offer: PACKAGE_OFFER,
    ...changes,
  };
}
