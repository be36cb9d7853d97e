/** The catalog: gigs with packages and extras, or by the piece; imports. */
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  snakeCase,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, bytes, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { users } from "./people.ts";

export const categories = snakeCase.table(
  "categories",
  {
    /** Also its address: `design`, `design/logo-design`. Drawn once; a new name does not change it. */
    id: id(),
    parentId: ref(),
    name: text().notNull(),
    /** The name without case and repeated spaces, by `categoryKey`: two categories of one parent never have the same. */
    nameKey: text(),
  },
  (t) => [
    uniqueIndex("categories_name").on(sql`coalesce(parent_id, '')`, t.nameKey),
    // Finds the names that have a word with this beginning.
    index("categories_words").using("gin", sql`lower(${t.name}) gin_trgm_ops`),
  ],
);

export const gigs = snakeCase.table(
  "gigs",
  {
    id: id(),
    freelancerId: ref()
      .notNull()
      .references(() => users.id),
    kind: text().notNull(),
    state: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    /** Questions to the buyer before the work starts. */
    buyerBrief: text().notNull().default(""),
    /** Typed questions asked with the order, in their order: `GigQuestion` of `questions/question.ts`. */
    questions: jsonb()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** What people ask before they order, each with its answer, in order: `FaqEntry` of `catalog/faq/faq.ts`. */
    faq: jsonb()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** How many orders of it may be in work before it takes no further ones; null for no limit. */
    queueLimit: integer(),
    /** What its texts are written in: a code of `GIG_LANGUAGES`. */
    language: text().notNull().default("en"),
    /** Its freelancer said so; otherwise it was guessed. */
    languageChosen: boolean().notNull().default(false),
    categoryId: ref()
      .notNull()
      .references(() => categories.id),
    tags: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    currency: text().notNull(),
    /** The lowest price a buyer can pay: the cheapest package, or one piece. */
    fromMicros: micros().notNull(),
    deliveryDays: integer().notNull(),
    /** Name of one piece of a unit gig: `item`, `page`, `word`. */
    unitName: text(),
    /** Identifies imported gigs, so that importing a file twice makes no duplicates. */
    sourceKey: text(),
    /** Hash of the values that an import wrote last; another hash of the gig's values means its freelancer edited them. */
    importedHash: text(),
    /** Staff's reason; null unless `blocked`. */
    blockedReason: text(),
    version: integer().notNull().default(1),
    createdAt: at().notNull(),
    publishedAt: at(),
    updatedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("gigs_command", t.commandId),
    index("gigs_freelancer").on(t.freelancerId, t.id),
    uniqueIndex("gigs_source").on(t.sourceKey),
    check("gigs_kind", sql`kind in ('package', 'unit')`),
    check("gigs_state", sql`state in ('draft', 'published', 'paused', 'blocked')`),
    check("gigs_faq_bounded", sql`jsonb_typeof(faq) = 'array' and jsonb_array_length(faq) <= 10`),
    check("gigs_queue_limit", sql`queue_limit between 1 and 1000`),
    check(
      "gigs_language",
      sql`language in ('ar', 'ca', 'da', 'de', 'el', 'en', 'es', 'eu', 'fi', 'fr', 'ga', 'hi', 'hu', 'hy', 'id', 'it', 'lt', 'ne', 'nl', 'no', 'pt', 'ro', 'ru', 'sr', 'sv', 'ta', 'tr', 'yi', 'other')`,
    ),
    check("gigs_price_positive", sql`from_micros > 0`),
    check("gigs_unit_named", sql`(kind = 'unit') = (unit_name is not null)`),
    check("gigs_blocked_with_reason", sql`(state = 'blocked') = (blocked_reason is not null)`),
  ],
);

export const gigPackages = snakeCase.table(
  "gig_packages",
  {
    gigId: ref()
      .notNull()
      .references(() => gigs.id, { onDelete: "cascade" }),
    tier: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    priceMicros: micros().notNull(),
    deliveryDays: integer().notNull(),
    revisions: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.gigId, t.tier] }),
    check("gig_packages_tier", sql`tier in ('basic', 'standard', 'premium')`),
    check("gig_packages_price", sql`price_micros > 0`),
  ],
);

export const gigExtras = snakeCase.table(
  "gig_extras",
  {
    id: id(),
    gigId: ref()
      .notNull()
      .references(() => gigs.id, { onDelete: "cascade" }),
    title: text().notNull(),
    priceMicros: micros().notNull(),
    extraDays: integer().notNull(),
    position: integer().notNull(),
  },
  (t) => [index("gig_extras_gig").on(t.gigId), check("gig_extras_price", sql`price_micros > 0`)],
);

/**
 * What a freelancer typed and did not publish: one row per gig. A gig that was never complete has a row here and none in `gigs`.
 */
export const gigDrafts = snakeCase.table(
  "gig_drafts",
  {
    gigId: id(),
    freelancerId: ref()
      .notNull()
      .references(() => users.id),
    kind: text().notNull(),
    /** Field → text as typed, unreadable text included. Null after publishing or discarding: the row stays, so versions never repeat. */
    typed: jsonb().$type<Record<string, string>>(),
    version: integer().notNull(),
    savedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("gig_drafts_command", t.commandId),
    index("gig_drafts_freelancer").on(t.freelancerId, t.gigId),
    check("gig_drafts_kind", sql`kind in ('package', 'unit')`),
  ],
);

export const gigImports = snakeCase.table(
  "gig_imports",
  {
    id: id(),
    fileName: text().notNull(),
    fileHash: text().notNull(),
    /** The uploaded file until it is read; null for the operator's imports, which are read from disk. */
    content: bytes(),
    requestedBy: ref().notNull(),
    state: text().notNull(),
    /** Lines by outcome: read, ready, adjusted, changed, edited, already_there, rejected, imported, updated. */
    counts: jsonb().notNull().$type<Record<string, number>>(),
    /** What was found out about the file: encoding, separator, unknown columns, new categories. */
    findings: jsonb()
      .notNull()
      .default(sql`'{}'::jsonb`),
    /** What happens to gigs that are there with other values: nothing, an update, or an update of edited ones too. */
    updates: text().notNull().default("leave"),
    /** True when a person chose to import without the rejected lines; otherwise these stop the import. */
    leaveOutRejected: boolean().notNull().default(false),
    /** Why it was refused or failed, in a sentence. */
    failure: text(),
    createdAt: at().notNull(),
    finishedAt: at(),
  },
  () => [
    check(
      "gig_imports_state",
      sql`state in ('reading', 'previewed', 'importing', 'imported', 'refused', 'failed')`,
    ),
    check("gig_imports_updates", sql`updates in ('leave', 'changed', 'edited')`),
  ],
);

export const gigImportLines = snakeCase.table(
  "gig_import_lines",
  {
    importId: ref()
      .notNull()
      .references(() => gigImports.id, { onDelete: "cascade" }),
    line: integer().notNull(),
    fate: text().notNull(),
    /** Why it was rejected, or how it was adjusted. */
    remarks: jsonb().notNull().$type<Array<{ code: string; sentence: string }>>(),
    /** Identifies the gig across files; null for lines that were not understood. */
    sourceKey: text(),
    /** The gig that is there already. */
    gigId: ref(),
    /** The gig to write; for rejected lines, what could be read. */
    row: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    check(
      "gig_import_lines_fate",
      sql`fate in ('ready', 'adjusted', 'rejected', 'already_there', 'changed', 'edited')`,
    ),
  ],
);
