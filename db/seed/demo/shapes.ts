/** What the demo's year is told from: people, gigs, sales and conversations as plain data. Times are days before today. */

export interface SeedPerson {
  name: string;
  headline: string;
  /** Markdown, as people write it themselves. */
  bio: string;
  /** `en native, fr fluent`. */
  languages: string;
  timeZone: string;
  /** Days ago. */
  joined: number;
  /** Hours until this person begins what was ordered; as a buyer, until they decide on what was delivered. */
  begins?: number;
  decides?: number;
}

/** `[price in dollars, days, revisions, title]`: basic, standard, premium. */
export type SeedPackage = readonly [price: number, days: number, revisions: number, title: string];

/**
 * How the work went: `plain` unless said otherwise. `works`: it is not delivered yet. `open`: it is delivered and waits for its buyer.
 */
export type SeedLife =
  | "plain"
  | "revised"
  | "late"
  | "silent"
  | "declined"
  | "given_up"
  | "works"
  | "open"
  | "split"
  | "ruled"
  | "conceded";

export interface SeedSale {
  buyer: string;
  daysAgo: number;
  /** Index of the package, or a number of pieces. */
  of: number;
  life?: SeedLife;
  /** The buyer's review: stars and words; none without. */
  stars?: number;
  text?: string;
  /** As described, on time, communication; the stars without it, null for marks that were left out. */
  marks?: readonly [number, number, number] | null;
  reply?: string;
  /** The freelancer's review of the buyer: stars, words. */
  back?: readonly [stars: number, text: string];
  /** Set for the one review that staff hid. */
  hidden?: { reason: "insult" | "private_facts"; sentence: string; note: string };
}

export interface SeedGig {
  /** Name of its drawing. */
  name: string;
  by: string;
  category: string;
  title: string;
  description: string;
  brief: string;
  tags: readonly string[];
  /** Packages, or the price of a piece in micros with its name and days. */
  packages?: readonly SeedPackage[];
  piece?: readonly [micros: number, unitName: string, days: number];
  extras?: ReadonlyArray<readonly [dollars: number, days: number, title: string]>;
  /** Days ago. */
  published: number;
  /** What the picture shows; a second picture where there are two. */
  alt: string;
  second?: readonly [name: string, alt: string];
  sales?: readonly SeedSale[];
}

/** `[who wrote, hours after the first line, words]`. */
export type SeedLine = readonly [by: string, hours: number, words: string];

export interface SeedTalk {
  between: readonly [string, string];
  daysAgo: number;
  /** The gig that the first line is about. */
  gig?: string;
  lines: readonly SeedLine[];
}
