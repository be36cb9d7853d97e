/** The cards of a page of gigs with the scores of their sellers, and which of them take no orders now; each is read at once for all. */
import type { GigListing } from "#app/domain/catalog/search/gig-listing.ts";
import { busyGigs } from "#app/domain/orders/queue/busy-gigs.ts";
import { sellerScores } from "#app/domain/reputation/seller-scores.ts";
import { cardOf } from "#app/routes/catalog/gig-cards.ts";
import type { GigCardProps } from "#app/ui/work/gig-card.tsx";

export async function scoredCards(gigs: readonly GigListing[]): Promise<GigCardProps[]> {
  const [scores, busy] = await Promise.all([
    sellerScores(gigs.map(({ handle }) => handle)),
    busyGigs(gigs),
  ]);
  return gigs.map((gig) => {
    const score = scores.get(gig.handle);
    const rating =
      score === undefined || score.value === null
        ? undefined
        : { average: score.value, count: score.reviews };
    return { ...cardOf(gig), rating, busy: busy.get(gig.id) };
  });
}
