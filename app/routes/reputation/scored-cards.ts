/** The cards of a page of gigs with the scores of their sellers, which are read at once. */
import type { GigListing } from "#app/domain/catalog/search/gig-listing.ts";
import { sellerScores } from "#app/domain/reputation/seller-scores.ts";
import { cardOf } from "#app/routes/catalog/gig-cards.ts";
import type { GigCardProps } from "#app/ui/work/gig-card.tsx";

export async function scoredCards(gigs: readonly GigListing[]): Promise<GigCardProps[]> {
  const scores = await sellerScores(gigs.map(({ handle }) => handle));
  return gigs.map((gig) => {
    const score = scores.get(gig.handle);
    const rating =
      score === undefined || score.value === null
        ? undefined
        : { average: score.value, count: score.reviews };
    return { ...cardOf(gig), rating };
  });
}
