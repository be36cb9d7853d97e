/** The content of a gig, as commands take it. Amounts are micros of the gig's currency. */
import type { Currency } from "#app/domain/kernel/money.ts";
import type { FaqEntry } from "./faq/faq.ts";
import type { GigQuestion } from "./questions/question.ts";

export const TIERS = ["basic", "standard", "premium"] as const;
export type Tier = (typeof TIERS)[number];

export const TIER_NAMES: Record<Tier, string> = {
  basic: "Basic",
  standard: "Standard",
  premium: "Premium",
};

export interface GigPackage {
  tier: Tier;
  title: string;
  description: string;
  priceMicros: bigint;
  deliveryDays: number;
  revisions: number;
}

export interface GigExtra {
  title: string;
  priceMicros: bigint;
  /** Days the delivery is due later when this extra is ordered. */
  extraDays: number;
}

export interface PackageOffer {
  kind: "package";
  packages: GigPackage[];
  extras: GigExtra[];
}

/** Priced by the piece, from one micro. */
export interface UnitOffer {
  kind: "unit";
  unitName: string;
  priceMicros: bigint;
  deliveryDays: number;
}

export interface GigContent {
  title: string;
  description: string;
  /** Questions to the buyer before the work starts; may be empty. */
  buyerBrief: string;
  /** Typed questions asked with each order; absent leaves those that the gig has. */
  questions?: GigQuestion[] | undefined;
  /** Questions of buyers with their answers; absent leaves those that the gig has. */
  faq?: FaqEntry[] | undefined;
  /** How many orders may be in work at a time; null for no limit, absent leaves the one that the gig has. */
  queueLimit?: number | null | undefined;
  /** A code of `GIG_LANGUAGES` that its freelancer chose; null to guess it, absent keeps a choice and else guesses. */
  language?: string | null | undefined;
  categoryId: string;
  tags: string[];
  currency: Currency;
  offer: PackageOffer | UnitOffer;
}

/** The lowest price a buyer can pay and its delivery time; lists show it and sort by it. */
export function cheapest(offer: PackageOffer | UnitOffer): {
  fromMicros: bigint;
  deliveryDays: number;
} {
  if (offer.kind === "unit")
    return { fromMicros: offer.priceMicros, deliveryDays: offer.deliveryDays };
  const [first, ...others] = offer.packages;
  if (first === undefined) throw new Error("A gig with packages has at least the basic one.");
  const least = others.reduce((a, b) => (b.priceMicros < a.priceMicros ? b : a), first);
  return { fromMicros: least.priceMicros, deliveryDays: least.deliveryDays };
}
