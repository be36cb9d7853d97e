/** The year before the demo's story, told from the data of `db/seed/demo` with the pictures that the release brings. */
import { tellYear } from "#app/domain/demo/year/tell-year.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import drawn from "#db/seed/demo/drawn.json" with { type: "json" };
import { YEAR_PEOPLE } from "#db/seed/demo/people.ts";
import { STORY_PICTURES } from "#db/seed/demo/story-pictures.ts";
import { YEAR_TALKS } from "#db/seed/demo/talks.ts";
import { YEAR_GIGS } from "#db/seed/demo/year.ts";
import { drawnPictures, drawnPortraits } from "./demo-drawn.ts";
import { DEMO_DOMAIN } from "./demo-cast.ts";
import type { Stage } from "./demo-chapters.ts";
import { DEMO_GIGS } from "./demo-gigs.ts";

/** Idempotent. `stage` is what the story told. */
export function tellDemoYear(
  today: Temporal.Instant,
  { cast, gigs, passwordHash }: Stage,
): Promise<void> {
  const seed = {
    people: YEAR_PEOPLE,
    domain: DEMO_DOMAIN,
    gigs: YEAR_GIGS,
    talks: YEAR_TALKS,
    pictures: drawnPictures(drawn.pictures),
    portraits: drawnPortraits(drawn.portraits),
  };
  const pictured = STORY_PICTURES.map(({ gig, name: picture, alt }) => {
    const owner = cast[DEMO_GIGS[gig].by];
    return { id: gigs[gig], ownerId: owner.id, picture, alt };
  });
  const story = { people: cast as Record<string, UserActor>, gigs: pictured };
  return tellYear(seed, { today, staff: cast.sol, passwordHash, story });
}
