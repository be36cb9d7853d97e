/** Pictures that everybody sees: of a gig, or of work in a portfolio. A removed one keeps its row and loses its bytes. */
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { portfolioPieces } from "./portfolio.ts";
import { users } from "./people.ts";

export const shownPictures = snakeCase.table(
  "shown_pictures",
  {
    id: id(),
    ownerId: ref()
      .notNull()
      .references(() => users.id),
    /** A gig, or the draft of one: no reference, because a draft that was never complete has no row in `gigs`. */
    gigId: ref(),
    portfolioId: ref().references(() => portfolioPieces.id),
    /** `waiting` until its sizes are made; `refused` when that is not possible. */
    state: text().notNull(),
    /** Why it was refused: a word of `files/shown/why-refused.ts`. */
    refusal: text(),
    /** Place in its gallery, from 1; the first is the cover. */
    position: integer().notNull(),
    /** What it shows, in words, for people who do not see it. */
    alt: text().notNull(),
    /** Of the bytes as they were sent. */
    sha256: text().notNull(),
    /** Key of the bytes as they were sent; null once the sizes are made or cannot be made. */
    sourceKey: text(),
    width: integer(),
    height: integer(),
    /** The colour most of it has, as `#rrggbb`: its place is filled with it until it is there. */
    colour: text(),
    /** Its sizes in each format: `ShownFile` of `files/shown/shown-picture.ts`. */
    files: jsonb(),
    /** Keys of the file store, in the order of `files`. */
    keys: text().array(),
    savedAt: at().notNull(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("shown_pictures_command", t.commandId),
    index("shown_pictures_gig")
      .on(t.gigId, t.position, t.id)
      .where(sql`state <> 'removed'`),
    index("shown_pictures_owner")
      .on(t.ownerId)
      .where(sql`state <> 'removed'`),
    index("shown_pictures_waiting")
      .on(t.id)
      .where(sql`state = 'waiting'`),
    index("shown_pictures_keys").using("gin", t.keys),
    uniqueIndex("shown_pictures_source").on(t.sourceKey),
    uniqueIndex("shown_pictures_piece")
      .on(t.portfolioId)
      .where(sql`state <> 'removed'`),
    check("shown_pictures_of_one_thing", sql`num_nonnulls(gig_id, portfolio_id) = 1`),
    check("shown_pictures_state", sql`state in ('waiting', 'ready', 'refused', 'removed')`),
    check("shown_pictures_refused_why", sql`(state = 'refused') = (refusal is not null)`),
    check(
      "shown_pictures_ready_whole",
      sql`case when state = 'ready' then num_nonnulls(width, height, colour, files, keys) = 5
               else num_nonnulls(width, height, colour, files, keys) = 0 end`,
    ),
    check("shown_pictures_source_while_waiting", sql`state = 'waiting' or source_key is null`),
  ],
);
