/** Gigs of a list as answers of the API give them: with the addresses of the cover, and whether each takes orders now. */
import type { GigListing } from "#app/domain/catalog/search/gig-listing.ts";
import { busyGigs } from "#app/domain/orders/queue/busy-gigs.ts";
import { withCover } from "./shown-links.ts";

export async function gigLines<G extends GigListing>(gigs: readonly G[]) {
  const busy = await busyGigs(gigs);
  return gigs.map((gig) => ({ ...withCover(gig), busy: busy.get(gig.id) ?? null }));
}
