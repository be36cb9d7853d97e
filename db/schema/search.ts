/** What the search reads: gigs for sale, kept counts of them, and their words. Triggers write it; commands never do. */
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  primaryKey,
  smallint,
  snakeCase,
  text,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, byteText, id, micros, ref } from "./columns.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * One row for each gig for sale: published, its freelancer not suspended. `search_put` writes it whole. A rating, a level or another
 * quality of the gig that is to be sorted or filtered by becomes a column here, in `search_put` and in `search_counts`.
 */
export const searchGigs = snakeCase.table(
  "search_gigs",
  {
    id: id(),
    freelancerId: ref().notNull(),
    /** The category, and the one at the top above it. */
    categoryId: ref().notNull(),
    top: ref().notNull(),
    kind: text().notNull(),
    currency: text().notNull(),
    fromMicros: micros().notNull(),
    deliveryDays: integer().notNull(),
    /** The choices of the filters that the price and the time of delivery fall into, from 0. */
    band: smallint().notNull(),
    delivery: smallint().notNull(),
    /** The freelancer's score in hundredths, as of `seller_scores.sorted`; 400, where every score begins, without a review. */
    rating: smallint().notNull().default(400),
    publishedAt: at().notNull(),
    /**
     * Lexemes of all words; those of the title are there a second time, behind `=`. Lexemes of another language than English are named
     * with it: `de:ubersetz`, `=de:ubersetz`.
     */
    search: tsvector().notNull(),
  },
  (t) => [
    index("search_gigs_words").using("gin", t.search),
    index("search_gigs_newest").on(t.publishedAt, t.id),
    index("search_gigs_top").on(t.top, t.publishedAt, t.id),
    // With the keys of every order, so that few gigs of a top category are sorted by the index alone.
    index("search_gigs_filters").on(
      t.top,
      t.kind,
      t.currency,
      t.delivery,
      t.band,
      t.fromMicros,
      t.publishedAt,
      t.deliveryDays,
      t.rating,
      t.id,
    ),
    index("search_gigs_category").on(t.categoryId, t.publishedAt, t.id),
    index("search_gigs_price").on(t.currency, t.fromMicros, t.id),
    index("search_gigs_delivery").on(t.deliveryDays, t.id),
    index("search_gigs_rating").on(t.rating, t.id),
    index("search_gigs_freelancer").on(t.freelancerId, t.id),
  ],
);

/**
 * Numbers of gigs for sale that are equal for every filter. Each change adds rows, also of negative numbers; their sum counts, and
 * `fold_search` adds up what came since. Nobody waits for a row that another command counts.
 */
export const searchCounts = snakeCase.table(
  "search_counts",
  {
    /** Empty for counts by top category; else the top category whose subcategories are counted. */
    within: byteText().notNull(),
    category: byteText().notNull(),
    kind: text().notNull(),
    currency: text().notNull(),
    band: smallint().notNull(),
    delivery: smallint().notNull(),
    gigs: integer().notNull(),
    /** Not added up yet. */
    fresh: integer().notNull(),
  },
  (t) => [
    index("search_counts_cell").on(
      t.within,
      t.category,
      t.kind,
      t.currency,
      t.band,
      t.delivery,
      t.gigs,
    ),
    index("search_counts_fresh")
      .on(t.within)
      .where(sql`fresh = 1`),
  ],
);

/** What was added up of `search_counts`, as one text for each `within`: it is read with every page of a search. */
export const searchGroups = snakeCase.table("search_groups", {
  within: byteText().primaryKey(),
  groups: text().notNull(),
});

/** When the five-hundredth newest gig for sale was published, the thousandth and so on, when counts were added up last. */
export const searchMarks = snakeCase.table("search_marks", {
  nth: integer().primaryKey(),
  at: at().notNull(),
});

/** How many gigs for sale have a lexeme, by sums like `search_counts`. */
export const searchLexemes = snakeCase.table(
  "search_lexemes",
  { lexeme: byteText().notNull(), gigs: integer().notNull(), fresh: integer().notNull() },
  (t) => [
    index("search_lexemes_lexeme").on(t.lexeme),
    index("search_lexemes_fresh")
      .on(t.fresh)
      .where(sql`fresh = 1`),
  ],
);

/** Words as gigs have them. Mistyped words are compared with those whose lexeme a gig for sale has. */
export const searchWords = snakeCase.table(
  "search_words",
  {
    word: text().notNull(),
    /** Of the gigs that have it: the same word has another lexeme in another language. */
    language: text().notNull().default("en"),
    lexeme: byteText().notNull(),
    /** The word, and the word without each of its letters: two words within one slip of each other share an entry. */
    near: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.word, t.language] }),
    index("search_words_near").using("gin", t.near),
    index("search_words_trigrams").using("gin", sql`${t.word} gin_trgm_ops`),
    index("search_words_prefix").on(sql`${t.word} text_pattern_ops`),
    // Asked for each lexeme of imported gigs: whether it has a word yet.
    index("search_words_lexeme").on(t.lexeme),
  ],
);

/** Gigs written by the thousand, whose words are read a little later (`readWords`). */
export const searchUnread = snakeCase.table(
  "search_unread",
  { gigId: byteText().notNull() },
  (t) => [primaryKey({ columns: [t.gigId] })],
);

/** Gigs whose rows the worker writes anew, some hundred at a time: all of a freelancer from the gig `after` on, or one gig. */
export const searchSweeps = snakeCase.table("search_sweeps", {
  id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  freelancerId: byteText(),
  gigId: byteText(),
  after: byteText().notNull(),
  /** Waits until no import runs: what an import has written is seen at its end. */
  afterImport: boolean().notNull(),
});

/** Documents of rows that were deleted by the thousand; the worker takes their lexemes off the counts. */
export const searchGone = snakeCase.table("search_gone", {
  id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  search: tsvector().notNull(),
});

/** Languages that gigs for sale are or were written in. What is searched is read in each of them. */
export const searchLanguages = snakeCase.table("search_languages", {
  language: text().primaryKey(),
});
