/** The year before the demo's story, told from the data of `db/seed/demo` with the pictures that the release brings. */
import { tellYear } from "#app/domain/demo/year/tell-year.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { pricedGig } from "#app/domain/orders/priced-gig.ts";
import drawn from "#db/seed/demo/drawn.json" with { type: "json" };
import { YEAR_PEOPLE } from "#db/seed/demo/people.ts";
import {
  STORY_FAQ,
  STORY_PUBLISHED,
  STORY_SALES,
  STORY_SELLERS,
  STORY_SKILLS,
} from "#db/seed/demo/story-past.ts";
import { STORY_PICTURES } from "#db/seed/demo/story-pictures.ts";
import { YEAR_QUESTIONS } from "#db/seed/demo/questions.ts";
import { YEAR_TALKS } from "#db/seed/demo/talks.ts";
import {
  YEAR_AWAY,
  YEAR_FAQ,
  YEAR_LIMITS,
  YEAR_PORTFOLIO,
  YEAR_SKILLS,
} from "#db/seed/demo/window-dressing.ts";
import { YEAR_GIGS } from "#db/seed/demo/year.ts";
import { drawnPictures, drawnPortraits } from "./demo-drawn.ts";
import { DEMO_DOMAIN } from "./demo-cast.ts";
import { before } from "./demo-chapters.ts";
import type { Stage } from "./demo-chapters.ts";
import { DEMO_GIGS } from "./demo-gigs.ts";
import type { DemoGigName } from "./demo-gigs.ts";
import { STORY_DAYS } from "./demo-story.ts";

/** Idempotent. `stage` is the beginning of the story: its people and gigs. */
export async function tellDemoYear(
  today: Temporal.Instant,
  { cast, gigs, passwordHash }: Stage,
): Promise<void> {
  const seed = {
    people: YEAR_PEOPLE,
    domain: DEMO_DOMAIN,
    gigs: YEAR_GIGS,
    talks: [...YEAR_TALKS, ...YEAR_QUESTIONS],
    pictures: drawnPictures(drawn.pictures),
    portraits: drawnPortraits(drawn.portraits),
    skills: { ...YEAR_SKILLS, ...STORY_SKILLS },
    faq: YEAR_FAQ,
    limits: YEAR_LIMITS,
    away: YEAR_AWAY,
    portfolio: YEAR_PORTFOLIO,
  };
  const told = await Promise.all(
    (Object.keys(DEMO_GIGS) as DemoGigName[]).map((name) => storyGig(name, cast, gigs[name])),
  );
  const story = {
    people: cast as Record<string, UserActor>,
    sellers: STORY_SELLERS,
    gigs: told,
    from: new Date(before(today, STORY_DAYS).epochMilliseconds),
  };
  return tellYear(seed, { today, staff: cast.sol, passwordHash, story });
}

async function storyGig(name: DemoGigName, cast: Stage["cast"], id: string) {
  const { by, ...texts } = DEMO_GIGS[name];
  const pictured = STORY_PICTURES.find(({ gig }) => gig === name);
  const picture = pictured === undefined ? null : { name: pictured.name, alt: pictured.alt };
  return {
    id,
    ownerId: cast[by].id,
    by,
    name: `story-${name}`,
    picture,
    content: { ...texts, currency: "USD" as const },
    faq: STORY_FAQ[name] ?? [],
    priced: await pricedGig(id),
    published: STORY_PUBLISHED[name],
    sales: STORY_SALES[name] ?? [],
  };
}
