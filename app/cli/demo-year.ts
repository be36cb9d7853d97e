/** The year before the demo's story, told from the data of `db/seed/demo` with the pictures that the release brings. */
import { tellYear } from "#app/domain/demo/year/tell-year.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import drawn from "#db/seed/demo/drawn.json" with { type: "json" };
import { YEAR_PEOPLE } from "#db/seed/demo/people.ts";
import { YEAR_TALKS } from "#db/seed/demo/talks.ts";
import { YEAR_GIGS } from "#db/seed/demo/year.ts";
import { drawnPictures, drawnPortraits } from "./demo-drawn.ts";
import { DEMO_DOMAIN } from "./demo-cast.ts";

/** Idempotent. The story's categories and staff exist. */
export function tellDemoYear(
  today: Temporal.Instant,
  { staff, passwordHash }: { staff: UserActor; passwordHash: string },
): Promise<void> {
  const seed = {
    people: YEAR_PEOPLE,
    domain: DEMO_DOMAIN,
    gigs: YEAR_GIGS,
    talks: YEAR_TALKS,
    pictures: drawnPictures(drawn.pictures),
    portraits: drawnPortraits(drawn.portraits),
  };
  return tellYear(seed, { today, staff, passwordHash });
}
