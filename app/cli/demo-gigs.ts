/** The gigs of the demo's freelancers. */
import { ensureCategories } from "#app/domain/catalog/first-categories.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import type { DemoCast } from "./demo-cast.ts";

const USD = 1_000_000n;

interface DemoGig extends Omit<GigContent, "currency" | "tags"> {
  by: "lin" | "max";
  tags: string[];
}

export const DEMO_GIGS = {
  logo: {
    by: "lin",
    title: "A mark for your small business, drawn by hand",
    description:
      "I draw marks that still read at the size of a button. You get three sketches to choose from, one worked out in full, and files for print and screen. No stock shapes, no templates: everything is drawn for you and yours to use.",
    buyerBrief:
      "What does the business do, who buys from it, and which three marks of others do you like?",
    categoryId: "design/logos-branding",
    tags: ["logo", "branding", "hand drawn"],
    offer: {
      kind: "package",
      packages: [
        {
          tier: "basic",
          title: "One sketch worked out",
          description: "One direction, black and white, vector files.",
          priceMicros: 60n * USD,
          deliveryDays: 4,
          revisions: 1,
        },
        {
          tier: "standard",
          title: "Three sketches, one worked out",
          description: "Three directions to choose from, colour and black and white.",
          priceMicros: 120n * USD,
          deliveryDays: 7,
          revisions: 2,
        },
        {
          tier: "premium",
          title: "Mark, colours and letterhead",
          description: "The mark with a small guide, letterhead and card.",
          priceMicros: 260n * USD,
          deliveryDays: 12,
          revisions: 3,
        },
      ],
      extras: [
        { title: "Source files with layers", priceMicros: 15n * USD, extraDays: 0 },
        { title: "A version for embroidery", priceMicros: 25n * USD, extraDays: 2 },
      ],
    },
  },
  icons: {
    by: "lin",
    title: "Icons for your app, all of one family",
    description:
      "A set of twelve line icons on one grid, with the same corners and the same weight, tested at 16 and 24 pixels. Delivered as SVG with names your developers will like.",
    buyerBrief: "Which actions need an icon, and on which background do they stand?",
    categoryId: "design/web-app-design",
    tags: ["icons", "svg", "app"],
    offer: {
      kind: "package",
      packages: [
        {
          tier: "basic",
          title: "Twelve icons",
          description: "One family, SVG.",
          priceMicros: 35n * USD,
          deliveryDays: 5,
          revisions: 2,
        },
      ],
      extras: [],
    },
  },
  editing: {
    by: "max",
    title: "Your report edited until it says what you mean",
    description:
      "I edit reports and papers of up to 4 000 words for order, plain words and numbers that agree with each other. You get the text with every change marked and a page of questions where I was not sure.",
    buyerBrief: "Who reads it, and what should they do afterwards?",
    categoryId: "writing/proofreading-editing",
    tags: ["editing", "report", "plain language"],
    offer: {
      kind: "package",
      packages: [
        {
          tier: "basic",
          title: "Up to 4 000 words",
          description: "Marked changes and questions.",
          priceMicros: 45n * USD,
          deliveryDays: 3,
          revisions: 1,
        },
      ],
      extras: [],
    },
  },
  labels: {
    by: "max",
    title: "Street signs in photos, labelled one by one",
    description:
      "I look at each photo, draw a box around the street sign and write down what it says. Every photo is a piece of its own: you accept and pay piece by piece, and reject the ones I got wrong.",
    buyerBrief: "Where are the photos, and what should happen with signs that cannot be read?",
    categoryId: "data/labelling",
    tags: ["labelling", "images", "data"],
    offer: { kind: "unit", unitName: "photo", priceMicros: 12_500n, deliveryDays: 2 },
  },
  transcripts: {
    by: "max",
    title: "Handwritten index cards typed out",
    description:
      "Old library cards, recipe cards, stock cards: I type each one into the columns you need. Reads most European hands of the last hundred years. Priced by the card.",
    buyerBrief: "Which columns do you need, and how should I mark what cannot be read?",
    categoryId: "data/transcription",
    tags: ["transcription", "handwriting"],
    offer: { kind: "unit", unitName: "card", priceMicros: 1_500n, deliveryDays: 3 },
  },
} satisfies Record<string, DemoGig>;

export type DemoGigName = keyof typeof DEMO_GIGS;

/** Creates and publishes them; `publishes` is called before each. Idempotent. */
export async function demoGigs(
  cast: DemoCast,
  publishes: (name: DemoGigName) => void = () => {},
): Promise<Record<DemoGigName, string>> {
  await ensureCategories();
  const ids: Partial<Record<DemoGigName, string>> = {};
  for (const name of Object.keys(DEMO_GIGS) as DemoGigName[]) {
    publishes(name);
    const { by, ...gig } = DEMO_GIGS[name];
    const content: GigContent = { ...gig, currency: "USD" };
    const { answer } = await createGig(cast[by], { key: `demo:gig:${name}`, content });
    await publishGig(cast[by], { key: `demo:gig:${name}:publish`, ...answer });
    ids[name] = answer.id;
  }
  return ids as Record<DemoGigName, string>;
}
