/** Notices, on pages and by mail. One event gives a person one notice of a kind; notices of one group are shown as one. */
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  smallint,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, commandId, id, ref } from "./columns.ts";
import { users } from "./people.ts";

export const notices = snakeCase.table(
  "notices",
  {
    id: id(),
    userId: ref().notNull(),
    eventId: ref().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** A path of ours. */
    link: text().notNull(),
    /** The address it is mailed to; null: the address of the account. */
    mailTo: text(),
    at: at().notNull(),
    readAt: at(),
    /** Null until sent; mail is sent at least once, rarely twice. */
    mailedAt: at(),
    mailAttempts: integer().notNull().default(0),
    /** The order, dispute or other thing it is about; null on notices older than this column that were read. */
    about: ref(),
    /** The group whose notices share one mail and one line of the page: their order and interval. */
    gather: text(),
    /** True when a later notice of its group is shown for it. */
    gathered: boolean().notNull().default(false),
    /** Since when it asks for nothing any more, because it was done or its time is over. */
    overAt: at(),
    /** False where the person does not want such notices on the page: then it is listed, and never new. */
    page: boolean().notNull().default(true),
    /** When the mail leaves that it shares with all that waits until then; null where it does not wait. */
    digestAt: at(),
  },
  (t) => [
    uniqueIndex("notices_once").on(t.eventId, t.userId, t.kind),
    index("notices_user").on(t.userId, t.id),
    index("notices_unread")
      .on(t.userId)
      .where(sql`read_at is null and over_at is null and not gathered and page`),
    index("notices_waiting")
      .on(t.about)
      .where(sql`about is not null and read_at is null and over_at is null and not gathered`),
    index("notices_group")
      .on(t.userId, t.gather, t.kind, t.id)
      .where(sql`gather is not null`),
    index("notices_shown_of_group")
      .on(t.userId, t.gather, t.kind)
      .where(sql`gather is not null and not gathered`),
    index("notices_unmailed")
      .on(t.id)
      .where(sql`mailed_at is null`),
    index("notices_digest")
      .on(t.userId, t.digestAt)
      .where(sql`digest_at is not null and mailed_at is null`),
  ],
);

/** What a person wants to be told on the page and by mail, and when. Without a row: everything at once. */
export const noticePreferences = snakeCase.table(
  "notice_preferences",
  {
    userId: id().references(() => users.id),
    /** Group of notices → `{page, mail}`; a group that is missing is on the page and mailed at once. */
    choices: jsonb().notNull().default({}),
    /** Quiet hours in the person's zone, in minutes of the day; both null without. They may go over midnight. */
    quietFrom: smallint(),
    quietUntil: smallint(),
    /** When the daily mail leaves, in minutes of the day. */
    dailyAt: smallint().notNull().default(480),
    commandId: commandId(),
  },
  () => [
    check("notice_preferences_times", sql`daily_at between 0 and 1439`),
    check(
      "notice_preferences_quiet",
      sql`(quiet_from is null and quiet_until is null)
        or (quiet_from between 0 and 1439 and quiet_until between 0 and 1439 and quiet_from <> quiet_until)`,
    ),
    /** Nobody, and no program in their name, can hide what a thief does. */
    check(
      "notice_preferences_keep_warnings",
      sql`not (choices ? 'security') and not (choices ? 'money_out')`,
    ),
  ],
);
