/** The gigs of the demo's story as the year sells them: they are written already, and sold before the story begins. Pure. */
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import type { PricedGig } from "#app/domain/orders/order-quote.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { SeedGig, SeedSale } from "#db/seed/demo/shapes.ts";
import { daysBefore } from "./moments.ts";
import type { YearGig, YearPerson } from "./planned.ts";

/** A gig of the story, which was told before, with its picture and its sales. */
export interface StoryGig {
  id: string;
  ownerId: string;
  by: string;
  /** As pieces of portfolios name it. */
  name: string;
  picture: { name: string; alt: string } | null;
  content: GigContent;
  faq: ReadonlyArray<{ question: string; answer: string }>;
  priced: PricedGig;
  /** Days ago. */
  published: number;
  sales: readonly SeedSale[];
}

export function planStoryGig(
  gig: StoryGig,
  people: ReadonlyMap<string, YearPerson>,
  today: Date,
): YearGig {
  const { id, by, name, content, priced, published, sales } = gig;
  const at = daysBefore(today, published);
  const { title, description, buyerBrief: brief, categoryId: category, tags } = content;
  const texts = { title, description, brief, category, tags, alt: "" };
  const seed: SeedGig = { name, by, ...texts, published, sales };
  const dates = { createdAt: at, publishedAt: at };
  return { id, freelancer: found(people.get(by)), content, priced, ...dates, seed };
}
