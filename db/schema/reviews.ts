/**
 * Reviews: after an order in which money moved each side may review the other. What one side wrote is hidden until both wrote or the
 * window is over. Also replies, reports, and what staff hid.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  smallint,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, commandId, commandIndex, id, ref } from "./columns.ts";
import { gigs } from "./catalog.ts";
import { orders } from "./orders.ts";
import { users } from "./people.ts";

/** When an order ended, and until when its sides may review each other. Written when it is first needed. */
export const reviewWindows = snakeCase.table(
  "review_windows",
  {
    orderId: ref()
      .primaryKey()
      .references(() => orders.id),
    /** As read from the tasks. An agreed order whose next line is funded later gets a new end. */
    endedAt: at().notNull(),
    closesAt: at().notNull(),
    /** When sides that wrote nothing are reminded, once; null when that is done. */
    remindAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("review_windows_command", t.commandId),
    index("review_windows_remind")
      .on(t.remindAt, t.orderId)
      .where(sql`remind_at is not null`),
  ],
);

const mark = (name: string) => sql.raw(`(${name} is null or ${name} between 1 and 5)`);

export const reviews = snakeCase.table(
  "reviews",
  {
    id: id(),
    orderId: ref()
      .notNull()
      .references(() => orders.id),
    /** The gig of the order, or null. */
    gigId: ref().references(() => gigs.id),
    /** The author's side: `buyer` or `freelancer`. */
    side: text().notNull(),
    authorId: ref()
      .notNull()
      .references(() => users.id),
    /** The person reviewed. */
    subjectId: ref()
      .notNull()
      .references(() => users.id),
    /** 1 to 5. */
    stars: smallint().notNull(),
    /** 1 to 5 each, or null where nothing was said: the first three by buyers, the others by freelancers. */
    asDescribed: smallint(),
    onTime: smallint(),
    communication: smallint(),
    clearBrief: smallint(),
    fairAnswers: smallint(),
    text: text().notNull(),
    version: integer().notNull().default(1),
    writtenAt: at().notNull(),
    editedAt: at(),
    /** The end of the window: then it is revealed even if the other side wrote nothing. */
    opensAt: at().notNull(),
    /** Null while only its author may know of it. */
    revealedAt: at(),
    /** `same_hands` where it counts for no score: both accounts share a payout account or a browser. */
    notCounted: text(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("reviews_command", t.commandId),
    uniqueIndex("reviews_one_each").on(t.orderId, t.side),
    index("reviews_hidden")
      .on(t.opensAt, t.id)
      .where(sql`revealed_at is null`),
    // Lists of what was published, newest first.
    index("reviews_of_subject")
      .on(t.subjectId, t.side, t.revealedAt, t.id)
      .where(sql`revealed_at is not null`),
    index("reviews_of_gig")
      .on(t.gigId, t.revealedAt, t.id)
      .where(sql`revealed_at is not null and side = 'buyer'`),
    index("reviews_of_author").on(t.authorId, t.subjectId),
    check("reviews_side", sql`side in ('buyer', 'freelancer')`),
    check("reviews_two_people", sql`author_id <> subject_id`),
    check("reviews_stars", sql`stars between 1 and 5`),
    check("reviews_as_described", mark("as_described")),
    check("reviews_on_time", mark("on_time")),
    check("reviews_communication", mark("communication")),
    check("reviews_clear_brief", mark("clear_brief")),
    check("reviews_fair_answers", mark("fair_answers")),
    check(
      "reviews_marks_of_side",
      sql`case side when 'buyer' then clear_brief is null and fair_answers is null
                    else as_described is null and on_time is null and communication is null end`,
    ),
    check("reviews_not_counted", sql`not_counted = 'same_hands'`),
    check("reviews_revealed_later", sql`revealed_at >= written_at`),
  ],
);

/** The one public reply of the reviewed person. Append-only. */
export const reviewReplies = snakeCase.table(
  "review_replies",
  {
    reviewId: ref()
      .primaryKey()
      .references(() => reviews.id),
    text: text().notNull(),
    at: at().notNull(),
    commandId: commandId(),
  },
  (t) => [commandIndex("review_replies_command", t.commandId)],
);

/** What staff hid, of a review or of its reply, and why; the reason is public. */
export const reviewHidings = snakeCase.table(
  "review_hidings",
  {
    id: id(),
    reviewId: ref()
      .notNull()
      .references(() => reviews.id),
    /** `review` or `reply`. */
    part: text().notNull(),
    /** A code, and a sentence of staff. */
    reason: text().notNull(),
    sentence: text().notNull(),
    /** True where the stars of the hidden review still count for scores: only its words were wrong. */
    counts: boolean().notNull(),
    hiddenBy: ref()
      .notNull()
      .references(() => users.id),
    at: at().notNull(),
    /** Set when staff took it back, with their reason. */
    liftedAt: at(),
    liftedBy: ref().references(() => users.id),
    liftedSentence: text(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("review_hidings_command", t.commandId),
    uniqueIndex("review_hidings_one_open")
      .on(t.reviewId, t.part)
      .where(sql`lifted_at is null`),
    index("review_hidings_review").on(t.reviewId),
    check("review_hidings_part", sql`part in ('review', 'reply')`),
    check(
      "review_hidings_lifted",
      sql`(lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_sentence is null)`,
    ),
  ],
);

/** Reports of reviews and replies by members; staff decide on all that wait about one part at once. */
export const reviewReports = snakeCase.table(
  "review_reports",
  {
    id: id(),
    reviewId: ref()
      .notNull()
      .references(() => reviews.id),
    part: text().notNull(),
    reporterId: ref()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    note: text().notNull(),
    at: at().notNull(),
    /** Null while it waits; then `hidden` or `kept`, with the reason its reporter reads. */
    decision: text(),
    explanation: text(),
    decidedBy: ref().references(() => users.id),
    decidedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("review_reports_command", t.commandId),
    uniqueIndex("review_reports_one_each").on(t.reviewId, t.part, t.reporterId),
    index("review_reports_of_reporter").on(t.reporterId, t.id),
    index("review_reports_waiting")
      .on(t.reviewId, t.part)
      .where(sql`decision is null`),
    check("review_reports_part", sql`part in ('review', 'reply')`),
    check("review_reports_decision", sql`decision in ('hidden', 'kept')`),
    check(
      "review_reports_decided",
      sql`(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (explanation is null)`,
    ),
  ],
);
