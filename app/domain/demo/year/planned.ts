/** The rows of the demo's year before they are written. */
import type { Entry } from "#app/domain/ledger/post.ts";
import type { OrderQuote, PricedGig } from "#app/domain/orders/order-quote.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import type { ShownFile } from "#app/domain/files/shown/shown-picture.ts";
import type { Spoken } from "#app/domain/people/profile/spoken-languages.ts";
import type { SeedGig, SeedSale } from "#db/seed/demo/shapes.ts";
import type { ToldTask } from "./told-life.ts";

export interface YearPerson {
  id: string;
  handle: string;
  name: string;
  email: string;
  headline: string;
  bio: string;
  languages: Spoken[];
  skills: string[];
  timeZone: string | null;
  joined: Date;
  begins: number;
  decides: number;
  methodId: string;
  account: string;
  /** When the story, in which this person appears, saved another payout account; null for people of the year alone. */
  storyFrom: Date | null;
}

export interface YearGig {
  id: string;
  freelancer: YearPerson;
  content: GigContent;
  priced: PricedGig;
  createdAt: Date;
  publishedAt: Date;
  seed: SeedGig;
}

export interface YearDelivery {
  id: string;
  taskId: string;
  at: Date;
  dueAt: Date | null;
  note: string;
}

export interface YearSale {
  orderId: string;
  gig: YearGig;
  buyer: YearPerson;
  placedAt: Date;
  quote: OrderQuote;
  brief: string;
  tasks: ToldTask[];
  deliveries: YearDelivery[];
  /** Null while a task is open. */
  endedAt: Date | null;
  paid: boolean;
  seed: SeedSale;
}

export interface YearDeposit {
  id: string;
  userId: string;
  micros: bigint;
  at: Date;
  ref: string;
}

export interface YearPayout {
  id: string;
  userId: string;
  methodId: string;
  micros: bigint;
  at: Date;
  settledAt: Date;
}

/** A transfer with its moment; all of them are posted in the order of their moments. */
export type YearEntry = Entry & { at: Date };

/** A picture as the release brings it. */
export interface DrawnPicture {
  width: number;
  height: number;
  colour: string;
  files: Array<ShownFile & { key: string }>;
}
