/** Turns a gig's row into the props of its card. Pure. */
import { money } from "#app/domain/kernel/money.ts";
import { langOf } from "#app/domain/catalog/language/gig-languages.ts";
import { drawingOf } from "#app/domain/catalog/pictures/category-drawings.ts";
import type { GigListing } from "#app/domain/catalog/search/gig-listing.ts";
import type { GigCardProps } from "#app/ui/work/gig-card.tsx";

const TAGS_SHOWN = 4;

export function cardOf(gig: GigListing): GigCardProps {
  return {
    href: `/gigs/${gig.id}`,
    title: gig.title,
    lang: langOf(gig.language),
    seller: { handle: gig.handle, name: gig.sellerName },
    unclaimed: gig.unclaimed,
    from: money(gig.fromMicros, gig.currency),
    per: gig.unitName ?? undefined,
    deliveryDays: gig.deliveryDays,
    category: gig.category,
    cover: gig.cover,
    drawing: drawingOf(gig.categoryId),
    tags: gig.tags.slice(0, TAGS_SHOWN),
  };
}
