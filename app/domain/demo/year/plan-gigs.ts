/** The gigs of the demo's year, as their freelancers would have written and published them. Pure. */
import type { SeedGig } from "#db/seed/demo/shapes.ts";
import { cheapest, TIERS } from "#app/domain/catalog/gig-content.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { savingProblems, sellingProblems } from "#app/domain/catalog/gig-rules.ts";
import { tidyGig } from "#app/domain/catalog/gig-texts.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { MICROS_PER_UNIT } from "#app/domain/kernel/money.ts";
import { daysBefore, idAt, later } from "./moments.ts";
import type { YearGig, YearPerson } from "./planned.ts";

export interface GigExtras {
  faq: ReadonlyArray<readonly [question: string, answer: string]>;
  queueLimit: number | null;
}

/** Refuses `gig_incomplete` for a gig that its freelancer could not save or publish. */
export function planGig(
  seed: SeedGig,
  people: ReadonlyMap<string, YearPerson>,
  today: Date,
  more: GigExtras,
): YearGig {
  const freelancer = found(people.get(seed.by));
  const content = tidyGig(contentOf(seed, more));
  const [problem] = [...savingProblems(content), ...sellingProblems(content)];
  if (problem !== undefined)
    refuse("gig_incomplete", { sentence: `${seed.title}: ${problem.sentence}` });
  const publishedAt = daysBefore(today, seed.published);
  const createdAt = later(publishedAt, -3);
  const id = idAt("gig", createdAt);
  const extras = content.offer.kind === "unit" ? [] : content.offer.extras;
  const priced = {
    id,
    freelancerId: freelancer.id,
    kind: content.offer.kind,
    title: content.title,
    categoryId: content.categoryId,
    currency: content.currency,
    ...cheapest(content.offer),
    unitName: content.offer.kind === "unit" ? content.offer.unitName : null,
    packages: content.offer.kind === "unit" ? [] : content.offer.packages,
    extras: extras.map((extra) => ({ id: idAt("extra", createdAt), ...extra })),
  };
  return { id, freelancer, content, priced, createdAt, publishedAt, seed };
}

function contentOf(
  { packages = [], piece, extras = [], ...seed }: SeedGig,
  more: GigExtras,
): GigContent {
  const { title, description, brief: buyerBrief, category: categoryId } = seed;
  const faq = more.faq.map(([question, answer]) => ({ question, answer }));
  const texts = { title, description, buyerBrief, categoryId, tags: [...seed.tags] };
  const common = { ...texts, faq, queueLimit: more.queueLimit };
  if (piece !== undefined) {
    const [micros, unitName, deliveryDays] = piece;
    const offer = { kind: "unit" as const, unitName, priceMicros: BigInt(micros), deliveryDays };
    return { ...common, currency: "USD", offer };
  }
  const offer = {
    kind: "package" as const,
    packages: packages.map(([dollars, deliveryDays, revisions, name], place) => ({
      tier: found(TIERS[place]),
      title: name,
      description: "",
      priceMicros: BigInt(dollars) * MICROS_PER_UNIT,
      deliveryDays,
      revisions,
    })),
    extras: extras.map(([dollars, extraDays, name]) => ({
      title: name,
      priceMicros: BigInt(dollars) * MICROS_PER_UNIT,
      extraDays,
    })),
  };
  return { ...common, currency: "USD", offer };
}
