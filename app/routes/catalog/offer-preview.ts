/** Computes what each price of a gig brings after commission, for the form's preview. */
import { TIER_NAMES } from "#app/domain/catalog/gig-content.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { quote } from "#app/domain/commission/quote.ts";
import type { Quote } from "#app/domain/commission/quote.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

export interface PreviewLine extends Quote {
  label: string;
  currency: Currency;
}

/** Offers without a readable price are left out. */
export async function previewOf(content: GigContent, freelancerId: string): Promise<PreviewLine[]> {
  const { currency, offer } = content;
  const bps = rateFor(await currentSchedule(), { categoryId: content.categoryId, freelancerId });
  const line = (label: string, micros: bigint) => ({ label, currency, ...quote(micros, bps) });
  if (offer.kind === "unit" && offer.priceMicros === 0n) return [];
  if (offer.kind === "unit")
    return [
      line(`One ${offer.unitName || "piece"}`, offer.priceMicros),
      line("A thousand", offer.priceMicros * 1000n),
    ];
  return [
    ...offer.packages.map(({ tier, priceMicros }) => line(TIER_NAMES[tier], priceMicros)),
    ...offer.extras.map(({ title, priceMicros }) => line(title || "Extra", priceMicros)),
  ].filter(({ priceMicros }) => priceMicros > 0n);
}
