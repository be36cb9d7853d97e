/** The gigs of every sandbox freelancer: an ordinary package, and pieces at a fraction of a cent. */
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";

const ADVICE =
  "A gig of the sandbox: no one works on it and the money is not real. Order it, then act as the freelancer yourself.";

const GIGS: GigContent[] = [
  {
    title: "A drawing to try orders with",
    description: ADVICE,
    buyerBrief: "",
    categoryId: "design/illustration",
    tags: [],
    currency: "USD",
    offer: {
      kind: "package",
      packages: [
        {
          tier: "basic",
          title: "One drawing",
          description: "One drawing that is never drawn.",
          priceMicros: 20_000_000n,
          deliveryDays: 3,
          revisions: 2,
        },
      ],
      extras: [],
    },
  },
  {
    title: "Pictures to label, to try many tasks with",
    description: ADVICE,
    buyerBrief: "",
    categoryId: "data/labelling",
    tags: [],
    currency: "USD",
    offer: { kind: "unit", unitName: "picture", priceMicros: 1500n, deliveryDays: 2 },
  },
];

/** Creates and publishes the missing gigs. Idempotent, also in parallel and after a crash. */
export async function offerSandboxGigs(freelancer: UserActor): Promise<void> {
  const offered = await sql<{ title: string }[]>`
    select title from gigs where freelancer_id = ${freelancer.id} and state <> 'draft'`;
  for (const content of GIGS) {
    if (offered.some(({ title }) => title === content.title)) continue;
    const key = `sandbox:${content.title}`;
    const { answer } = await createGig(freelancer, { key, content });
    await publishGig(freelancer, { key: `${key}:publish`, ...answer });
  }
}
