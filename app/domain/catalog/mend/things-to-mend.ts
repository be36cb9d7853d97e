/** What is wrong in the catalog although it would be refused today, for staff. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { disguisedGigs } from "./disguised-texts.ts";
import type { DisguisedGig } from "./disguised-texts.ts";
import { doubtfulCategories, mergedGigs } from "./merged-categories.ts";
import type { DoubtfulCategory, MergedGig } from "./merged-categories.ts";

export interface ThingsToMend {
  merged: MergedGig[];
  doubtful: DoubtfulCategory[];
  disguised: DisguisedGig[];
}

const LISTED = 100;

/** Staff only (`not_found`). Each list has at most a hundred rows, so that mending some shows the next. */
export async function thingsToMend(viewer: Viewer): Promise<ThingsToMend> {
  requireAbility(viewer, "staff.catalog.read");
  const [merged, doubtful, disguised] = await Promise.all([
    mergedGigs(LISTED),
    doubtfulCategories(LISTED),
    disguisedGigs({ id: null, limit: LISTED }),
  ]);
  return { merged, doubtful, disguised: [...disguised] };
}
